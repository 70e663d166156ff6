/** The fields of all types' data: built-in ones and the person's own. @module */
import { useMemo } from "hono/jsx/dom";
import { useApp } from "../shell/app_context.ts";
import { DATA_FIELDS, type DataField } from "./data_fields.ts";
import { dataFieldsOf } from "./own_type.ts";

export function useDataFields(): Readonly<Record<string, readonly DataField[]>> {
  const { types } = useApp();
  return useMemo(
    () => ({ ...DATA_FIELDS, ...Object.fromEntries(types.map((type) => [type.name, dataFieldsOf(type)])) }),
    [types],
  );
}
