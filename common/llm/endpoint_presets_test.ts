import assert from "node:assert/strict";
import { parseConfig } from "../config.ts";
import { FrozenClock } from "../testing.ts";
import { Endpoint } from "./endpoint.ts";
import { ENDPOINT_PRESETS, presetOf, STRUCTURED_MODES } from "./endpoint_presets.ts";

Deno.test("an endpoint may be configured by its name, and is asked in a way that it knows", async (t) => {
  for (const name of ["deepseek", "qwen", "openai", "moonshot", "zhipu", "siliconflow", "ollama", "vllm"]) {
    await t.step(name, () => {
      const preset = ENDPOINT_PRESETS[name]!;
      const [config] = parseConfig({ LLM_BASE_URL: name, LLM_MODEL: "m" }).models;
      assert.equal(config!.baseUrl, preset.baseUrl);
      const { protocol, hostname } = new URL(preset.baseUrl);
      assert.equal(protocol, hostname === "localhost" ? "http:" : "https:");
      const endpoint = new Endpoint(config!, new FrozenClock());
      assert.equal(endpoint.structured, preset.structured);
      // Each way there is can be stepped down from, to the last.
      let steps = 0;
      while (endpoint.stepDown()) steps++;
      assert.equal(STRUCTURED_MODES[STRUCTURED_MODES.indexOf(preset.structured) + steps], "prompt");
    });
  }
});

Deno.test("presetOf() believes an unknown address to do everything until it refuses", () => {
  assert.equal(presetOf("https://models.example/v1").structured, "json_schema");
  assert.equal(presetOf("https://api.deepseek.com/beta/v1").structured, "json_object");
  assert.notEqual(
    presetOf("http://localhost:8000/v1").baseUrl,
    presetOf("http://localhost:11434/v1").baseUrl,
  );
});
