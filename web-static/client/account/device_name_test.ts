import assert from "node:assert/strict";
import { deviceName } from "./device_name.ts";

Deno.test("deviceName() says the browser and the system, or the program's own name", async (t) => {
  const cases: [userAgent: string | null, name: string | null][] = [
    [
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36",
      "Chrome · Mac",
    ],
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64) AppleWebKit/537.36 Chrome/142.0 Safari/537.36 Edg/142.0",
      "Edge · Windows",
    ],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605 Version/18.1 Mobile/15E Safari/604.1",
      "Safari · iPhone",
    ],
    ["Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0", "Firefox · Android"],
    ["curl/8.5.0", "curl"],
    ["", null],
    [null, null],
  ];
  for (const [userAgent, name] of cases) {
    await t.step(name ?? "nothing", () => assert.equal(deviceName(userAgent), name));
  }
});
