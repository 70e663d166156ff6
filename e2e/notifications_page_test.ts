/** The bell: what falls due shows by itself, is opened, done or taken note of; what changes elsewhere shows too. @module */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { capture, openPage, PASSWORD, register } from "./open_page.ts";
import { type Site, startSite } from "./start_site.ts";

/** Someone's phone: calls the services as the same person. */
async function otherDevice(site: Site, email: string) {
  const body = new URLSearchParams({ grant_type: "password", username: email, password: PASSWORD });
  const token =
    (await (await fetch(`${site.urls.auth}/token`, { method: "POST", body })).json()).access_token;
  return async (method: string, path: string, body?: unknown) => {
    const response = await fetch(site.urls.mobile + path, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    assert.ok(response.ok, `${path}: ${response.status}`);
    return await response.json();
  };
}

function todo(text: string, inMs = 1_000) {
  const dueAt = new Date(Date.now() + inMs).toISOString();
  return { type: "todo", text, data: { done: false, dueAt } };
}

async function unread(page: Page, count: number): Promise<void> {
  await page.locator(`[data-deed=bell][data-unread='${count}']`).waitFor();
}

Deno.test("a reminder that falls due rings the bell by itself, and is opened from it", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page, complaints } = opened;
  const email = await register(page);
  await page.locator("[data-deed=bell]").click();
  await page.locator(".notifications .empty", { hasText: "没有新的提醒" }).waitFor();
  await page.keyboard.press("Escape");
  const call = await otherDevice(site, email);
  await call("POST", "/records", todo("给阳台的花浇水"));
  await page.locator(".toast", { hasText: "到时间了：给阳台的花浇水" }).waitFor();
  await unread(page, 1);
  await page.getByRole("button", { name: "提醒：1 条未读" }).click();
  await page.locator("[data-notification] .card-open", { hasText: "浇水" }).click();
  await page.locator("dialog[aria-label='编辑'] .original", { hasText: "给阳台的花浇水" }).waitFor();
  await page.locator("dialog button[type=submit]").click();
  await unread(page, 0);
  await page.reload();
  await page.locator(".timeline[aria-busy=false]").waitFor();
  await unread(page, 0);
  assert.deepEqual((await call("GET", "/notifications")).data, []);
  assert.deepEqual(complaints, []);
});

Deno.test("reminders are taken note of one by one, by doing them, and all at once, with the keyboard", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!, { viewport: { width: 390, height: 780 } });
  const { page, complaints } = opened;
  const email = await register(page);
  const call = await otherDevice(site, email);
  for (const text of ["交水费", "交电费", "交网费", "交房租"]) await call("POST", "/records", todo(text));
  await unread(page, 4);
  await page.locator("[data-deed=bell]").focus();
  await page.keyboard.press("Enter");
  const line = (words: string) => page.locator("[data-notification]", { hasText: words });
  await line("水费").getByRole("button", { name: "知道了：交水费" }).press("Enter");
  await unread(page, 3);
  // What was pressed is gone; the focus is still in the sheet.
  assert.equal(await page.evaluate("document.activeElement.closest('dialog') !== null"), true);
  await line("电费").getByRole("checkbox").press("Space");
  await unread(page, 2);
  assert.equal(await page.evaluate("document.documentElement.scrollWidth"), 390);
  await page.locator("[data-deed=acknowledge-all]").press("Enter");
  await page.locator(".notifications .empty").waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".notifications").waitFor({ state: "detached" });
  assert.equal(await page.evaluate("document.activeElement.dataset.deed"), "bell");
  assert.deepEqual((await call("GET", "/notifications")).data, []);
  assert.deepEqual(complaints, []);
});

Deno.test("a record made, changed or deleted on another device shows at once", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page, complaints } = opened;
  const email = await register(page);
  await capture(page, "喝了一杯茶");
  const call = await otherDevice(site, email);
  const { id, version } = await call("POST", "/records", {
    type: "expense",
    text: "在地铁站买了一把伞",
    data: { amount: 39, currency: "CNY", category: "shopping" },
  });
  const card = page.locator(".timeline .card", { hasText: "买了一把伞" });
  await card.filter({ hasText: "¥39" }).waitFor();
  await call("PATCH", `/records/${id}`, { data: { amount: 49 } });
  await card.filter({ hasText: "¥49" }).waitFor();
  await call("DELETE", `/records/${id}`);
  await card.waitFor({ state: "detached" });
  assert.equal(version, 1);
  assert.deepEqual(complaints, []);
});
