/** Trash, history, tags and months, as a person uses them in the page. @module */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { capture, openPage, PASSWORD, register } from "./open_page.ts";
import { startSite } from "./start_site.ts";

async function openCard(page: Page, words: string): Promise<void> {
  await page.locator(".card:visible", { hasText: words }).first().locator("button.card-open").click();
  await page.locator("dialog[open]").waitFor();
}

Deno.test("what was deleted waits in the trash, comes back from it, or goes for good", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page, complaints } = opened;
  await register(page);
  await capture(page, "吃火锅花了128元，晚上打车36块");
  for (const words of ["火锅", "打车"]) {
    await openCard(page, words);
    await page.locator("dialog .sheet-foot .danger").click();
    await page.locator("dialog").waitFor({ state: "detached" });
  }
  await page.locator("[data-place=trash]").click();
  const cards = page.locator(".trash-view .card");
  await cards.nth(1).waitFor();
  await cards.filter({ hasText: "火锅" }).getByRole("button", { name: "恢复" }).click();
  await cards.filter({ hasText: "火锅" }).waitFor({ state: "detached" });
  await page.locator("[data-deed=empty]").click();
  await page.locator("[data-deed=empty].danger-fill").click();
  await page.locator(".trash-view .empty").waitFor();
  await page.locator(".home-link").click();
  await page.locator(".card:visible", { hasText: "¥128" }).waitFor();
  assert.equal(await page.locator(".card", { hasText: "打车" }).count(), 0);
  assert.deepEqual(complaints, []);
});

Deno.test("one record of the trash goes for good, the others stay", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page, complaints } = opened;
  await register(page);
  await capture(page, "吃火锅花了128元，晚上打车36块");
  for (const words of ["火锅", "打车"]) {
    await openCard(page, words);
    await page.locator("dialog .sheet-foot .danger").click();
    await page.locator("dialog").waitFor({ state: "detached" });
  }
  await page.locator("[data-place=trash]").click();
  const gone = page.locator(".trash-view .card", { hasText: "打车" });
  await gone.locator("[data-deed=purge]").click();
  await gone.locator("[data-deed=purge].danger-fill").click();
  await gone.waitFor({ state: "detached" });
  await page.reload();
  await page.locator(".trash-view .card", { hasText: "火锅" }).waitFor();
  assert.equal(await page.locator(".trash-view .card").count(), 1);
  assert.deepEqual(complaints, []);
});

Deno.test("an earlier state of a record is seen and taken back, without what came later", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page, complaints } = opened;
  await register(page);
  await capture(page, "吃火锅花了128元");
  await openCard(page, "火锅");
  await page.locator("[name='data.amount']").fill("999");
  await page.locator("[name='data.merchant']").fill("海底捞");
  await page.locator("dialog button[type=submit]").click();
  await page.locator("dialog").waitFor({ state: "detached" });
  await openCard(page, "¥999");
  await page.locator(".history summary").click();
  const old = page.locator(".history [data-version='1']");
  await old.waitFor();
  assert.match(await old.innerText(), /¥128/);
  await old.getByRole("button").click();
  await page.locator("dialog").waitFor({ state: "detached" });
  await page.locator(".card:visible", { hasText: "¥128" }).waitFor();
  assert.equal(await page.locator(".card", { hasText: "海底捞" }).count(), 0);
  assert.deepEqual(complaints, []);
});

Deno.test("tags are counted, renamed and merged, and show their records", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page, complaints } = opened;
  await register(page);
  for (const line of ["读完《三体》 #读书", "开始看《活着》 #看书", "喝了一杯茶"]) await capture(page, line);
  await page.locator("[data-place=tags]").click();
  await page.locator("[data-tag='看书']").getByRole("button", { name: "给 #看书 改名" }).click();
  await page.locator("[name=to]").fill("读书");
  await page.locator(".tags-view").getByRole("button", { name: "合并" }).click();
  await page.locator("[data-tag='读书']", { hasText: "2 条" }).waitFor();
  await page.locator("[data-tag='看书']").waitFor({ state: "detached" });
  await page.locator("[data-tag='读书'] .tag-name").click();
  await page.locator(".tag-filter", { hasText: "读书" }).waitFor();
  await page.reload();
  await page.locator("[data-place=tags]").click();
  await page.locator("[data-tag='读书'] .tag-name").click();
  await page.locator(".timeline[aria-busy=false] .card", { hasText: "活着" }).waitFor();
  await page.locator(".timeline .card", { hasText: "喝了一杯茶" }).waitFor({ state: "detached" });
  assert.equal(await page.locator(".timeline .card").count(), 2);
  await page.locator(".tag-filter").click();
  await page.locator(".timeline .card", { hasText: "喝了一杯茶" }).waitFor();
  assert.deepEqual(complaints, []);
});

Deno.test("all tags are shown, of more than one page of the list", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page, complaints } = opened;
  const email = await register(page);
  const form = new URLSearchParams({ grant_type: "password", username: email, password: PASSWORD });
  const { access_token } = await (await fetch(`${site.urls.auth}/token`, { method: "POST", body: form }))
    .json();
  const tags = Array.from({ length: 130 }, (_, i) => `tag${String(i).padStart(3, "0")}`);
  const made = await fetch(`${site.urls.mobile}/records/batch`, {
    method: "POST",
    headers: { authorization: `Bearer ${access_token}`, "content-type": "application/json" },
    body: JSON.stringify({
      records: [0, 1, 2, 3, 4, 5, 6].map((i) => ({
        type: "note",
        text: "one",
        tags: tags.slice(i * 19, (i + 1) * 19),
      })),
    }),
  });
  assert.equal(made.status, 201, await made.text());
  await page.locator("[data-place=tags]").click();
  await page.locator("[data-tag='tag129']").waitFor();
  assert.equal(await page.locator("[data-tag]").count(), 130);
  assert.deepEqual(complaints, []);
});

Deno.test("a tag is taken off all records, which stay", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page, complaints } = opened;
  await register(page);
  await capture(page, "读完《三体》 #读书");
  await page.locator("[data-place=tags]").click();
  const tag = page.locator("[data-tag='读书']");
  await tag.locator("[data-deed=remove-tag]").click();
  await tag.locator("[data-deed=remove-tag].danger-fill").click();
  await page.locator(".tags-view .empty").waitFor();
  await page.goto(site.urls.web!);
  const card = page.locator(".timeline[aria-busy=false] .card", { hasText: "三体" });
  await card.waitFor();
  assert.equal(await card.locator(".tag").count(), 0);
  assert.deepEqual(complaints, []);
});

Deno.test("a month shows its sums, its days and its categories", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page, complaints } = opened;
  await register(page);
  for (const line of ["今天吃火锅花了128元", "今天打车36.5元", "今天工资到账15000元"]) {
    await capture(page, line);
  }
  await page.locator("[data-place=month]").click();
  await page.locator("[data-sum=expense]", { hasText: "¥164.50" }).waitFor();
  await page.locator("[data-sum=income]", { hasText: "¥15,000" }).waitFor();
  assert.equal(await page.locator(".bar-of-day").count(), 1);
  assert.equal(await page.locator(".bar-of-day").getAttribute("data-value"), "164.5");
  assert.match(await page.locator("[data-category=food]").innerText(), /餐饮\s*¥128/);
  // Another currency is shown beside, never added.
  await page.locator(".home-link").click();
  await capture(page, "今天酒店120欧元");
  await page.locator("[data-place=month]").click();
  await page.locator("[data-currency=EUR] [data-sum=expense]", { hasText: "€120" }).waitFor();
  await page.locator("[data-currency=CNY] [data-sum=expense]", { hasText: "¥164.50" }).waitFor();
  await page.locator("[data-spent-in=CNY]").waitFor();
  await page.locator(".month-view .chips").getByRole("button", { name: "EUR" }).click();
  await page.locator("[data-spent-in=EUR] .groups", { hasText: "€120" }).waitFor();
  assert.equal(await page.locator(".bar-of-day").getAttribute("data-value"), "120");
  await page.getByRole("button", { name: "上个月" }).click();
  await page.locator(".month-view .empty").waitFor();
  await page.getByRole("button", { name: "下个月" }).click();
  await page.locator("[data-currency=CNY] [data-sum=expense]", { hasText: "¥164.50" }).waitFor();
  assert.deepEqual(complaints, []);
});
