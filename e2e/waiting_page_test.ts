/** Lines that the server could not take yet: readable, sent again when asked, never thrown away by a slip. @module */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { capture, openPage, register } from "./open_page.ts";
import { startSite } from "./start_site.ts";

const LINE = "中午和小王在公司旁边那家新开的店吃火锅花了128元";

/** Writes a line while the service answers that it was asked too often. */
async function refused(page: Page, mobile: string): Promise<() => Promise<void>> {
  const isCapture = (url: URL) => url.href === `${mobile}/capture`;
  await page.route(isCapture, async (route) => {
    if (route.request().method() === "OPTIONS") return await route.continue();
    await route.fulfill({
      status: 429,
      headers: { "access-control-allow-origin": new URL(page.url()).origin, "retry-after": "30" },
      contentType: "application/problem+json",
      body: JSON.stringify({ status: 429, code: "rate_limited", title: "Rate limited" }),
    });
  });
  await page.locator(".capture textarea").fill(LINE);
  await page.locator(".capture textarea").press("Enter");
  await page.locator(".waiting-line", { hasText: "太频繁" }).waitFor();
  return () => page.unroute(isCapture);
}

Deno.test("a line that the server could not take yet is readable on a phone and sent again when asked", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!, { viewport: { width: 390, height: 780 } });
  const { page, complaints } = opened;
  await register(page);
  await capture(page, "早上跑了5公里");
  const release = await refused(page, site.urls.mobile!);
  const { width } = await page.locator(".waiting-text").boundingBox() ?? { width: 0 };
  assert.ok(width > 200, `the line has ${width} pixels`);
  await release();
  await page.locator(".waiting-line [data-deed=send-again]").click();
  // Sooner than it would be sent by itself.
  await page.locator(".waiting[data-waiting='0']").waitFor({ state: "attached", timeout: 5_000 });
  await page.locator(".just-kept .card", { hasText: "火锅" }).waitFor();
  assert.deepEqual(complaints.filter((text) => !/\b429\b/.test(text)), []);
});

Deno.test("a text that is too long is not cut: the page says by how much, and waits", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page, complaints } = opened;
  await register(page);
  const area = page.locator(".capture textarea");
  await area.fill("长".repeat(20_010));
  await page.locator(".capture .too-long", { hasText: "多了 10 个字" }).waitFor({ timeout: 5_000 });
  assert.equal((await area.inputValue()).length, 20_010);
  assert.equal(await page.locator(".capture .send").isDisabled(), true);
  await area.press("Enter");
  assert.equal((await area.inputValue()).length, 20_010);

  await area.fill("长".repeat(20_000));
  await page.locator(".capture .too-long").waitFor({ state: "detached" });
  await area.press("Enter");
  await page.locator(".just-kept .card").first().waitFor();
  assert.deepEqual(complaints, []);
});

Deno.test("a message with something to do about it stays while it is pointed at", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page } = opened;
  await register(page);
  await capture(page, "早上跑了5公里");
  await page.clock.install();
  await page.locator(".just-kept button.card-open").click();
  await page.locator("dialog .danger").click();
  await page.locator(".toast").waitFor();
  await page.locator(".toast").hover();
  await page.clock.runFor(20_000);
  assert.equal(await page.locator(".toast").count(), 1);
  await page.mouse.move(0, 0);
  await page.clock.runFor(9_000);
  await page.locator(".toast").waitFor({ state: "detached" });
});

Deno.test("the only copy of a line is thrown away by a second press alone", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page, complaints } = opened;
  await register(page);
  await refused(page, site.urls.mobile!);
  const drop = page.locator(".waiting-line [data-deed=drop]");
  await drop.click();
  await page.locator(".waiting-line [data-deed=drop]", { hasText: "丢掉这句？" }).waitFor();
  await page.locator(".capture textarea").click();
  await page.locator(".waiting-line [data-deed=drop]", { hasText: "删除" }).waitFor();
  await drop.click();
  await drop.click();
  await page.locator(".waiting[data-waiting='0']").waitFor({ state: "attached" });
  assert.deepEqual(complaints.filter((text) => !/\b429\b/.test(text)), []);
});
