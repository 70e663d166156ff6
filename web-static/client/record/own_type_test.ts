import assert from "node:assert/strict";
import { freeName, type OwnField, ownFieldsOf, schemaOf } from "./own_type.ts";

const FIELDS: OwnField[] = [
  { name: "", label: "书名", kind: "text", required: true, options: [] },
  { name: "", label: "Pages read", kind: "number", required: false, options: [] },
  { name: "", label: "状态", kind: "choice", required: false, options: ["在读", "读完"] },
  { name: "", label: "Started", kind: "date", required: false, options: [] },
];

Deno.test("a form of fields is a JSON Schema, and the schema the same form", () => {
  const schema = schemaOf(FIELDS);
  assert.deepEqual(schema, {
    type: "object",
    properties: {
      field: { type: "string", title: "书名" },
      pagesRead: { type: "number", title: "Pages read" },
      field2: { type: "string", enum: ["在读", "读完"], title: "状态" },
      started: { type: "string", format: "date", title: "Started" },
    },
    required: ["field"],
  });
  const type = { name: "book", label: "读书", schema, cues: [], builtIn: false, version: 1 };
  const again = ownFieldsOf(type);
  assert.deepEqual(
    again.map(({ label, kind }) => [label, kind]),
    FIELDS.map(({ label, kind }) => [label, kind]),
  );
  assert.deepEqual(schemaOf(again, schema), schema);
});

Deno.test("a field keeps its name when its label changes, and its limits while its kind stays", () => {
  const before = {
    type: "object",
    properties: { n: { type: "integer", minimum: 1, title: "杯" } },
    required: [],
  };
  const field = { name: "n", label: "Cups", kind: "number", required: true, options: [] } as const;
  assert.deepEqual(schemaOf([{ ...field, options: [] }], before), {
    type: "object",
    properties: { n: { type: "integer", minimum: 1, title: "Cups" } },
    required: ["n"],
  });
  assert.deepEqual(schemaOf([{ ...field, options: [], kind: "text" }], before).properties, {
    n: { type: "string", title: "Cups" },
  });
});

Deno.test("names for programs are free and in Latin letters", () => {
  assert.equal(freeName("Café crème", new Set()), "cafeCreme");
  assert.equal(freeName("读书", new Set(["own"]), "own"), "own2");
  assert.equal(freeName("3 eggs", new Set()), "field");
});
