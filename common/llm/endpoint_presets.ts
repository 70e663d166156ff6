/** Endpoints known by name: their addresses and what each can do. Measured or read in their documents, 2026-11. @module */

/** How an endpoint is made to answer JSON of a schema; each is weaker than the one before. */
export const STRUCTURED_MODES = ["json_schema", "json_object", "tool", "prompt"] as const;
export type StructuredMode = typeof STRUCTURED_MODES[number];

export interface EndpointPreset {
  baseUrl: string;
  /** The strongest mode it is known to take; a refusal at run time steps down from there. */
  structured: StructuredMode;
}

export const ENDPOINT_PRESETS: Readonly<Record<string, EndpointPreset>> = {
  openai: { baseUrl: "https://api.openai.com/v1", structured: "json_schema" },
  deepseek: { baseUrl: "https://api.deepseek.com/v1", structured: "json_object" },
  qwen: { baseUrl: "https://dashscope.aliyuncs.com/compatible-mode/v1", structured: "json_object" },
  moonshot: { baseUrl: "https://api.moonshot.cn/v1", structured: "json_object" },
  zhipu: { baseUrl: "https://open.bigmodel.cn/api/paas/v4", structured: "json_object" },
  siliconflow: { baseUrl: "https://api.siliconflow.cn/v1", structured: "json_object" },
  ollama: { baseUrl: "http://localhost:11434/v1", structured: "json_schema" },
  vllm: { baseUrl: "http://localhost:8000/v1", structured: "json_schema" },
};

/** What is known of an address; an unknown one is believed to do everything until it refuses. */
export function presetOf(baseUrl: string): EndpointPreset {
  const { host } = new URL(baseUrl);
  const known = Object.values(ENDPOINT_PRESETS).find((preset) => new URL(preset.baseUrl).host === host);
  return known ?? { baseUrl, structured: "json_schema" };
}
