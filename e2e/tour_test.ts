import assert from "node:assert/strict";
import { parseConfig, SERVICE_NAMES } from "../common/config.ts";
import { startSite } from "./start_site.ts";

const ROOT = new URL("../", import.meta.url);
const FIRST_LINE = "curl -s localhost:8001/register";
/** The five lines of a README. */
function tourOf(readme: string): string {
  const text = Deno.readTextFileSync(new URL(readme, ROOT));
  const block = [...text.matchAll(/^```sh\n([^]*?)^```/gm)].map(([, body]) => body!)
    .find((body) => body.startsWith(FIRST_LINE));
  assert.ok(block, `${readme} has a tour`);
  assert.equal(block.trim().split("\n").length, 5);
  return block;
}

for (const readme of ["README.md", "README.zh-CN.md"]) {
  Deno.test(`the tour of ${readme} works as pasted`, async () => {
    await using site = await startSite();
    const { ports } = parseConfig({});
    const pasted = SERVICE_NAMES.reduce(
      (text, name) => text.replaceAll(`localhost:${ports[name]}/`, `${new URL(site.urls[name]!).host}/`),
      tourOf(readme),
    );

    // A line break after each answer tells them apart.
    const { code, stdout } = await new Deno.Command("bash", {
      args: ["-e", "-c", pasted.replaceAll(/^curl .*$/gm, "$&; echo")],
    }).output();
    const [registered, captured, added, answered] = new TextDecoder().decode(stdout).trim().split("\n")
      .map((answer) => JSON.parse(answer));

    assert.equal(code, 0);
    assert.equal(registered.user.role, "administrator");
    const [record] = captured.records;
    assert.equal(record.type, "expense");
    assert.deepEqual(record.data, { amount: 128, currency: "CNY", category: "food" });
    assert.deepEqual(added, { value: 128, unit: "CNY", count: 1, recordIds: [record.id] });
    assert.match(answered.text, /128/);
    assert.deepEqual(answered.sources.map(({ id }: { id: string }) => id), [record.id]);
  });
}
