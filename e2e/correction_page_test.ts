/** A reading that is seen and, where it is wrong, corrected by one tap. @module */
import assert from "node:assert/strict";
import { capture, openPage, register } from "./open_page.ts";
import { startSite } from "./start_site.ts";

Deno.test("a kept line shows which words became what, and one tap makes it something else", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page, complaints } = opened;
  await register(page);
  await capture(page, "昨天吃火锅花了128元");
  await page.locator(".read-word[data-read~=money]", { hasText: "128元" }).waitFor();
  assert.equal(await page.locator(".read-word[data-read~=money] small").innerText(), "金额");
  assert.equal(await page.locator(".read-word[data-read~=category] small").innerText(), "分类");

  await page.locator(".read-word[data-read~=category]").click();
  await page.locator("[data-choose-category=entertainment]").click();
  await page.locator(".just-kept .card", { hasText: "娱乐" }).waitFor();

  const changing = page.waitForRequest((request) => request.method() === "PATCH");
  await page.locator("[data-choose-type=income]").click();
  assert.equal((await changing).postDataJSON().type, "income");
  await page.locator(".just-kept [data-kept-type=income] .card-figure", { hasText: "+¥128" }).waitFor();
  await page.locator(".toast button").click();
  await page.locator(".just-kept [data-kept-type=expense]").waitFor();

  // A measurement needs more than a tap: the form opens with that type.
  await page.locator("[data-choose-type=metric]").click();
  await page.locator("dialog[open] [name='data.unit']").waitFor();
  await page.keyboard.press("Escape");
  await page.locator("[data-choose-type=note]").click();
  await page.locator(".just-kept [data-kept-type=note]").waitFor();
  await page.reload();
  await page.locator(".timeline .card[data-type=note]", { hasText: "火锅" }).waitFor();
  assert.deepEqual(complaints, []);
});

Deno.test("another reading that was close is a tap away, before the line is kept and after", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page, complaints } = opened;
  await register(page);
  const area = page.locator(".capture textarea");
  await area.fill("下周三三点开会");
  await page.locator(".preview .chip", { hasText: "15:00" }).waitFor();
  await page.locator(".preview [data-alternative=event]", { hasText: "03:00" }).click();
  await page.locator(".preview .chip", { hasText: "03:00" }).waitFor();
  await capture(page, "下周三三点开会");
  await page.locator(".just-kept .card", { hasText: "03:00" }).waitFor();
  await page.locator(".just-kept [data-alternative=event]", { hasText: "15:00" }).click();
  await page.locator(".just-kept .card", { hasText: "15:00" }).waitFor();

  await area.fill("下周四三点开会");
  await page.locator(".preview .chip", { hasText: "日程" }).click();
  await page.locator(".preview [data-choose-type=todo]").click();
  await page.locator(".preview [data-reading=todo]").waitFor();
  await capture(page, "下周四三点开会");
  await page.locator(".just-kept [data-kept-type=todo]").waitFor();
  assert.deepEqual(complaints, []);
});

Deno.test("a correction made without a network arrives with its line", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page, context } = opened;
  await register(page);
  await page.locator(".capture textarea").fill("买菜52元");
  await page.locator(".preview .chip", { hasText: "¥52" }).click();
  await page.locator(".preview [data-choose-type=income]").click();
  await page.locator(".preview [data-reading=income]").waitFor();
  await context.setOffline(true);
  await page.locator(".capture textarea").press("Enter");
  await page.locator(".waiting[data-waiting='1']").waitFor();
  await context.setOffline(false);
  await page.evaluate("dispatchEvent(new Event('online'))");
  await page.locator(".just-kept [data-kept-type=income]").waitFor();
});

Deno.test("a late answer about an older line never overwrites the preview of the newer one", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page } = opened;
  await register(page);
  const held = Promise.withResolvers<void>();
  const late = Promise.withResolvers<void>();
  await page.route("**/extract", async (route) => {
    const isOld = route.request().method() === "POST" && route.request().postDataJSON().text === "打车36元";
    if (!isOld) return await route.continue();
    const response = await route.fetch();
    held.resolve();
    await page.locator(".preview .chip", { hasText: "¥52" }).waitFor();
    // Refused where the page has already given the request up, which is as good.
    await route.fulfill({ response }).catch(() => {});
    late.resolve();
  });
  const area = page.locator(".capture textarea");
  await area.fill("打车36元");
  await held.promise;
  await area.fill("买菜52元");
  await late.promise;
  // A round trip through the page: whatever the late answer had to do is done.
  await page.evaluate("new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))");
  assert.match(await page.locator(".preview").innerText(), /¥52/);
  assert.doesNotMatch(await page.locator(".preview").innerText(), /¥36/);
});

Deno.test("a correction teaches the next line like it, is seen in the settings and can be forgotten", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page, complaints } = opened;
  await register(page);
  await capture(page, "剧本杀128元");
  await page.locator(".read-word[data-read~=money]").waitFor();
  await page.locator(".just-kept .card-open").click();
  await page.locator("dialog [name='data.category']").selectOption("education");
  await page.locator("dialog button[type=submit]").click();
  await page.locator(".just-kept .card", { hasText: "教育" }).waitFor();
  await page.locator(".capture textarea").fill("剧本杀98元");
  await page.locator(".preview .chip", { hasText: "教育" }).waitFor();
  await page.locator(".capture textarea").fill("");

  await page.locator(".settings-button").click();
  await page.locator("#lessons [data-lesson=expense]", { hasText: "教育" }).waitFor();
  await page.locator("#lessons [data-lesson] .icon-button").click();
  await page.locator("#lessons .state-line").waitFor();
  await page.goto(site.urls.web!);
  await page.locator(".capture textarea").fill("剧本杀98元");
  await page.locator(".preview .chip", { hasText: "¥98" }).waitFor();
  assert.doesNotMatch(await page.locator(".preview .chip").innerText(), /教育/);
  assert.deepEqual(complaints, []);
});

Deno.test("a record can be made another by one tap where nobody can say how it was read", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page } = opened;
  await register(page);
  await page.route("**/extract", (route) => route.abort());
  await capture(page, "今天吃火锅花了128元");
  await page.locator(".just-kept [data-choose-type=income]").click();
  await page.locator(".just-kept [data-kept-type=income] .card-figure", { hasText: "+¥128" }).waitFor();
});
