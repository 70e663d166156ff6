/** The body of `POST /v1/chat/completions`, and its messages as the gateway has them. @module */
import { z } from "zod";
import { invalidField } from "../../common/error.ts";
import type { ModelMessage, ModelTool } from "../../common/llm/model_call.ts";
import { isWithinBounds, TOOL_INPUT_CHARS_MAX, TOOL_INPUT_DEPTH_MAX } from "../../common/llm/tool_input.ts";

const MESSAGES_MAX = 200;
const CONTENT_CHARS_MAX = 100_000;
const TOOLS_MAX = 64;
const OUTPUT_TOKENS_MAX = 8_192;
/** The one model there is: the caller's records, with whatever language model is configured. */
export const MODEL_ID = "zhiji";

const Content = z.union([
  z.string().max(CONTENT_CHARS_MAX),
  z.array(z.looseObject({ type: z.literal("text"), text: z.string().max(CONTENT_CHARS_MAX) })).max(50),
]);
const Message = z.looseObject({
  role: z.enum(["system", "developer", "user", "assistant", "tool"]),
  content: Content.nullish(),
  tool_calls: z.array(z.looseObject({
    id: z.string().max(200),
    type: z.literal("function"),
    function: z.looseObject({ name: z.string().max(128), arguments: z.string().max(TOOL_INPUT_CHARS_MAX) }),
  })).max(TOOLS_MAX).optional(),
  tool_call_id: z.string().max(200).optional(),
});

/** Loose, because programs written for other servers send settings that mean nothing here. */
export const CompletionInput = z.looseObject({
  model: z.string().max(200),
  messages: z.array(Message).min(1).max(MESSAGES_MAX),
  stream: z.boolean().nullish(),
  stream_options: z.looseObject({ include_usage: z.boolean().optional() }).nullish(),
  max_tokens: z.int().min(1).max(OUTPUT_TOKENS_MAX).nullish(),
  max_completion_tokens: z.int().min(1).max(OUTPUT_TOKENS_MAX).nullish(),
  n: z.literal(1).nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  // Whoever asks for JSON parses the answer, and answers are sentences.
  response_format: z.looseObject({ type: z.literal("text") }).nullish(),
  tools: z.array(z.looseObject({
    type: z.literal("function"),
    function: z.looseObject({
      name: z.string().regex(/^[\w-]{1,64}$/),
      description: z.string().max(4_000).optional(),
      parameters: z.record(z.string(), z.unknown()).optional(),
    }),
  })).max(TOOLS_MAX).optional(),
});
export type CompletionInput = z.output<typeof CompletionInput>;

type Incoming = z.output<typeof Message>;

export function contentText({ content }: Incoming): string {
  if (typeof content === "string") return content;
  return (content ?? []).map(({ text }) => text).join("\n");
}

export function toModelMessages(messages: readonly Incoming[]): ModelMessage[] {
  const toolNames = new Map(
    messages.flatMap(({ tool_calls }) => tool_calls ?? []).map((call) => [call.id, call.function.name]),
  );
  return messages.map((message, at): ModelMessage => {
    const text = contentText(message);
    if (message.role === "system" || message.role === "developer") return { role: "system", content: text };
    if (message.role === "user") return { role: "user", content: [{ type: "text", text }] };
    if (message.role === "tool") {
      const toolCallId = message.tool_call_id ?? "";
      const toolName = toolNames.get(toolCallId);
      if (toolName === undefined) {
        throw invalidField(`messages.${at}.tool_call_id`, "answers no tool call above");
      }
      return {
        role: "tool",
        content: [{ type: "tool-result", toolCallId, toolName, output: { type: "text", value: text } }],
      };
    }
    return {
      role: "assistant",
      content: [
        ...(text === "" ? [] : [{ type: "text" as const, text }]),
        ...(message.tool_calls ?? []).map((call) => ({
          type: "tool-call" as const,
          toolCallId: call.id,
          toolName: call.function.name,
          input: parsed(call.function.arguments, `messages.${at}.tool_calls`),
        })),
      ],
    };
  });
}

export function toModelTools(tools: CompletionInput["tools"], taken: readonly string[]): ModelTool[] {
  return (tools ?? []).map(({ function: { name, description = "", parameters } }, at) => {
    if (taken.includes(name)) {
      throw invalidField(`tools.${at}.function.name`, "is the name of a tool of ours");
    }
    return { name, description, inputSchema: parameters ?? { type: "object", properties: {} } };
  });
}

function parsed(text: string, path: string): unknown {
  if (!isWithinBounds(text)) {
    throw invalidField(path, `must have arguments nested at most ${TOOL_INPUT_DEPTH_MAX} deep`);
  }
  try {
    return JSON.parse(text === "" ? "{}" : text);
  } catch {
    throw invalidField(path, "must have arguments in JSON");
  }
}
