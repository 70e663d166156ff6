/** The record operations a model may call: reads at once, writes only as proposals. @module */
import { type ModelTool } from "../llm/model_call.ts";
import { type AnyOperation, describeTool } from "../operation.ts";

export const CHAT_READS = ["aggregate_records", "search_records", "list_records", "get_record"] as const;
export const CHAT_WRITES = ["create_record", "change_record", "delete_record"] as const;

/** The operations of this process by their names. */
export type Operations = ReadonlyMap<string, AnyOperation>;

/** Making JSON Schema of a tool costs a millisecond, and it never changes. */
const described = new WeakMap<AnyOperation, ModelTool>();

/** What the tools are for this caller; `mayWrite` where changes may be proposed. */
export function chatTools(operations: Operations, mayWrite: boolean): ModelTool[] {
  const names = [...CHAT_READS, ...mayWrite ? CHAT_WRITES : []];
  return names.flatMap((name) => {
    const operation = operations.get(name);
    if (!operation) return [];
    const known = described.get(operation) ?? toolOf(operation);
    described.set(operation, known);
    return [known];
  });
}

function toolOf(operation: AnyOperation): ModelTool {
  const { name, description, inputSchema } = describeTool(operation);
  const proposal = operation.effect === "write" ? ". Only proposes it: the person confirms on a card" : "";
  const { $schema: _dialect, ...schema } = inputSchema;
  return { name, description: description + proposal, inputSchema: schema };
}
