/** What stands where something is still being read: placeholders, and no words that jump away. @module */
import assert from "node:assert/strict";
import { capture, openPage, register } from "./open_page.ts";
import { startSite } from "./start_site.ts";

/** Views, the part of each that waits, for which request, and what is there once it is answered. */
const VIEWS = [
  ["tags", ".tags-view", "/tags", "[data-tag]"],
  ["trash", ".trash-view", "/trash", ".trash-view .empty"],
  ["month", ".month-view", "/records/aggregate", ".month-view .bar-of-day"],
  ["summary", ".summary", "/summarize", ".summary .counts"],
  ["settings", "#sessions", "/sessions", "#sessions [data-session]"],
] as const;

Deno.test("what is still being read has its place kept by a quiet placeholder", async (t) => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!, { reducedMotion: "reduce" });
  const { page, complaints } = opened;
  await register(page);
  await capture(page, "今天吃火锅花了128元 #朋友");
  for (const [view, part, path, there] of VIEWS) {
    await t.step(view, async () => {
      const released = Promise.withResolvers<void>();
      const isAwaited = (url: URL) => url.pathname === path && url.origin !== new URL(site.urls.web!).origin;
      await page.route(isAwaited, async (route) => {
        await released.promise;
        await route.continue();
      });
      await page.goto(`${site.urls.web}/${view}`);
      const placeholder = page.locator(`${part} .skeleton[aria-busy=true]`);
      await placeholder.waitFor();
      assert.equal(await placeholder.locator("[role=status]").innerText(), "加载中…");
      const { height } = await placeholder.boundingBox() ?? { height: 0 };
      assert.ok(height >= 40, `${height} pixels are kept`);
      released.resolve();
      await page.locator(there).first().waitFor();
      await placeholder.waitFor({ state: "detached" });
      await page.unroute(isAwaited);
    });
  }
  assert.deepEqual(complaints, []);
});
