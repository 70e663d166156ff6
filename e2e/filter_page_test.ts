/** The timeline narrowed down, as a person does it in the page. @module */
import assert from "node:assert/strict";
import { capture, openPage, register } from "./open_page.ts";
import { startSite } from "./start_site.ts";

Deno.test("a filter narrows the timeline and counts it, stays over a reload, and goes with the way back", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page, complaints } = opened;
  await register(page);
  for (const line of ["今天吃火锅花了128元 #朋友", "今天吃面花了20元", "今天打车36元", "今天写了一页日记"]) {
    await capture(page, line);
  }
  await page.reload();
  const cards = page.locator(".timeline[aria-busy=false] .card");
  await cards.nth(3).waitFor();

  await page.locator("[data-deed=filter]").click();
  await page.locator("[name=category]").selectOption("food");
  await page.locator("[name=min]").fill("50");
  await page.locator(".filter-form button[type=submit]").click();
  await page.locator("[data-total='1']").waitFor();
  await cards.nth(1).waitFor({ state: "detached" });
  assert.match(await cards.first().innerText(), /火锅/);
  assert.equal(new URL(page.url()).search, "?category=food&min=50");

  await page.reload();
  await page.locator("[data-total='1']").waitFor();
  assert.match(await cards.first().innerText(), /火锅/);
  await page.locator("[data-chip=min]").click();
  await page.locator("[data-total='2']").waitFor();
  await page.locator(".card", { hasText: "¥20" }).waitFor();
  assert.equal(new URL(page.url()).search, "?category=food");

  // What is written while it is narrowed is counted where it fits.
  await capture(page, "今天喝咖啡18元");
  await page.locator("[data-total='3']").waitFor();

  await page.goBack();
  await page.locator("[data-chip=min]").waitFor();
  await page.locator("[data-total='1']").waitFor();
  await page.locator("[data-deed=show-all]").click();
  await page.locator(".filter-chips").waitFor({ state: "detached" });
  await page.locator(".timeline .card", { hasText: "日记" }).waitFor();
  assert.equal(new URL(page.url()).search, "");

  // Another view and back: what was chosen is still chosen.
  await page.locator("[data-filter=note]").click();
  await page.locator("[data-total='1']").waitFor();
  await page.locator("[data-place=tags]").click();
  await page.locator("[data-tag='朋友']").waitFor();
  await page.locator(".home-link").click();
  await page.locator("[data-chip=type]").waitFor();
  assert.equal(new URL(page.url()).search, "?type=note");
  assert.deepEqual(complaints, []);
});

Deno.test("days and words narrow the timeline, and a filter that nothing fits says so", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page, complaints } = opened;
  await register(page);
  for (const line of ["昨天读了《三体》", "今天读了《活着》"]) await capture(page, line);
  const day = (daysAgo: number) =>
    new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(
      Date.now() - daysAgo * 86_400_000,
    );
  await page.goto(`${site.urls.web}/?from=${day(1)}&to=${day(1)}&words=读了`);
  await page.locator("[data-total='1']").waitFor();
  await page.locator(".timeline[aria-busy=false] .card", { hasText: "三体" }).waitFor();
  assert.equal(await page.locator(".timeline .card").count(), 1);
  await page.locator("[data-deed=filter]").click();
  await page.locator("[name=words]").fill("没有的词");
  await page.locator(".filter-form button[type=submit]").click();
  await page.locator("[data-total='0']").waitFor();
  await page.locator(".timeline .empty").waitFor();
  assert.deepEqual(complaints, []);
});

Deno.test("with a mouse every type can be reached: what does not fit in a line is in the next", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!, { locale: "en-US" });
  const { page, complaints } = opened;
  await register(page);
  const sizes = await page.locator(".timeline-view .chips").evaluate((chips) => [
    chips.scrollWidth,
    chips.clientWidth,
  ]);
  assert.equal(sizes[0], sizes[1]);
  await page.locator(".filter", { hasText: "Mood" }).click();
  await page.locator(".filter[data-filter=mood][aria-pressed=true]").waitFor();
  assert.deepEqual(complaints, []);
});
