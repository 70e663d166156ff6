/** Speech to text by any OpenAI-compatible endpoint; asked once, because audio is dear to send twice. @module */
import { z } from "zod";
import type { ModelEndpoint } from "../config.ts";
import { AppError } from "../error.ts";
import { readJson } from "./read_json.ts";

const TIMEOUT_MS = 120_000;
const ANSWER_CHARS_MAX = 200_000;
const Answer = z.object({ text: z.string() });

/** The words; throws `upstream_failed` with nothing of what the endpoint said. */
export async function transcribe(
  endpoint: ModelEndpoint,
  audio: Uint8Array,
  fileName: string,
  signal: AbortSignal,
  timeoutMs = TIMEOUT_MS,
): Promise<string> {
  const form = new FormData();
  form.set("file", new Blob([audio as BlobPart]), fileName);
  form.set("model", endpoint.model);
  form.set("response_format", "json");
  try {
    const response = await fetch(`${endpoint.baseUrl}/audio/transcriptions`, {
      method: "POST",
      // A redirect could carry the key to another host.
      redirect: "manual",
      headers: endpoint.apiKey === null ? {} : { authorization: `Bearer ${endpoint.apiKey}` },
      body: form,
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`status ${response.status}`);
    return Answer.parse(readJson(text.slice(0, ANSWER_CHARS_MAX))).text;
  } catch (error) {
    const name = error instanceof Error ? error.name : "unknown";
    throw new AppError("upstream_failed", "Cannot transcribe this: the endpoint failed", {
      cause: new Error(`transcription failed: ${name}`),
    });
  }
}
