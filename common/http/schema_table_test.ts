import assert from "node:assert/strict";
import { schemaTable } from "./schema_table.ts";

const words = { required: "required", nullable: "or null", oneOf: "or" };
const text = (schema: Record<string, unknown>) =>
  String(schemaTable(schema, words)).replaceAll("</td>", " ").replace(/<[^>]+>/g, "").replace(/\s+/g, " ")
    .trim();

Deno.test("a schema is shown with the fields of its objects, their kinds, limits and meaning", () => {
  const shown = text({
    type: "object",
    required: ["text"],
    properties: {
      text: { type: "string", maxLength: 20, description: "What was said" },
      at: { anyOf: [{ type: "string", format: "date-time" }, { type: "null" }] },
      rows: { type: "array", maxItems: 3, items: { type: "object", properties: { n: { type: "integer" } } } },
      record: { $ref: "#/components/schemas/Record" },
    },
  });
  assert.equal(
    shown,
    "text string required What was said length ≤ 20 at string or null rows [object] items ≤ 3 n integer record Record",
  );
});

Deno.test("names and descriptions are text, never markup", () => {
  const page = String(schemaTable({ properties: { "<b>": { description: "<script>" } } }, words));
  assert.ok(!page.includes("<b>") && !page.includes("<script>"));
});

Deno.test("a schema that holds itself ends", () => {
  const tree: Record<string, unknown> = { properties: {} };
  (tree.properties as Record<string, unknown>).and = tree;
  assert.ok(text(tree).split("and").length < 10);
});
