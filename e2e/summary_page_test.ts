/** Summaries of a day, a week and a month, with a model's words and without. @module */
import assert from "node:assert/strict";
import { modelServer } from "../common/llm/testing_model_server.ts";
import { temporaryFolder, testRuntime, testUser } from "../common/testing.ts";
import { heldAnswer } from "./held_answer.ts";
import { capture, openPage, PASSWORD, register } from "./open_page.ts";
import { startSite } from "./start_site.ts";

Deno.test("a summary counts a period without a model, and goes to another by a press", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page, context, complaints } = opened;
  await register(page);
  await capture(page, "今天吃火锅花了128元");
  await capture(page, "今天打车36元");
  await page.locator("[data-place=summary]").click();
  await page.locator("[data-figure=spent]", { hasText: "¥164" }).waitFor();
  await page.locator(".summary-view [data-category=transport]", { hasText: "¥36" }).waitFor();
  await page.locator("[data-summary=report]", { hasText: "128" }).waitFor();
  for (const period of ["day", "month"]) {
    await page.locator(`[data-period-choice=${period}]`).click();
    await page.locator(`.summary-view[data-period=${period}] [data-figure=spent]`, { hasText: "¥164" })
      .waitFor();
  }
  assert.equal(await page.locator("[data-deed=later]").isDisabled(), true);
  await page.locator("[data-deed=earlier]").click();
  await page.locator("[data-summary=empty]").waitFor();
  assert.deepEqual(complaints, []);

  await context.setOffline(true);
  await page.locator("[data-deed=later]").click();
  await page.locator(".summary-view .notice").waitFor();
  await context.setOffline(false);
  await page.locator(".summary-view .notice button").click();
  await page.locator("[data-figure=spent]", { hasText: "¥164" }).waitFor();
});

Deno.test("the counted facts of a summary are there before the model's words, which may be left behind", async () => {
  await using model = modelServer();
  await using site = await startSite({ LLM_BASE_URL: model.url, LLM_MODEL: "plum-1", LLM_API_KEY: "unused" });
  await using opened = await openPage(site.urls.web!);
  const { page, complaints } = opened;
  await register(page);
  await capture(page, "今天吃火锅花了128元");
  const held = heldAnswer("这周", "吃得不错。");
  model.otherwise(held.play);
  await page.locator("[data-place=summary]").click();
  await page.locator("[data-figure=spent]", { hasText: "¥128" }).waitFor();
  await page.locator(".summary[data-state=streaming] .summary-prose", { hasText: "这周" }).waitFor();
  // Another period before the first has been told: nothing of the first comes there.
  await page.locator("[data-deed=earlier]").click();
  await page.locator("[data-summary=empty]").waitFor();
  held.release();
  await page.locator("[data-deed=later]").click();
  await page.locator(".summary[data-state=done] .summary-prose", { hasText: "这周吃得不错。" }).waitFor();
  assert.deepEqual(complaints, []);
});

/** A database in which a summary was made by schedule, of a day of a while ago; whose it is. */
async function daySummarized(LIBSQL_URL: string): Promise<string> {
  await using runtime = await testRuntime({ LIBSQL_URL });
  const { ctx, email } = await testUser(runtime);
  const data = { amount: 128, currency: "CNY", category: "food" };
  await ctx.records.addAll([{ type: "expense", text: "吃火锅花了128元", data, source: "api" }]);
  await ctx.summaries.putSchedule({ daily: true, weekly: false, monthly: false, at: "07:30" }, undefined);
  runtime.clock.advance(24 * 3_600_000);
  await runtime.jobs.runDue();
  return email;
}

Deno.test("summaries are made by a schedule that the person sets, read and thrown away", async () => {
  await using folder = await temporaryFolder();
  const LIBSQL_URL = `file:${folder.path}/zhiji.db`;
  const email = await daySummarized(LIBSQL_URL);
  await using site = await startSite({ LIBSQL_URL });
  await using opened = await openPage(site.urls.web!);
  const { page, complaints } = opened;
  await page.locator("[name=email]").fill(email);
  await page.locator("[name=password]").fill(PASSWORD);
  await page.locator("form button[type=submit]").click();
  await page.locator("[data-place=summary]").click();
  const made = page.locator("[data-made='daily 2026-03-18']");
  await made.locator(".earlier-open").click();
  await made.locator("[data-figure=spent]", { hasText: "¥128" }).waitFor();

  const schedule = page.locator("#schedule");
  assert.equal(await schedule.locator("[name=daily]").isChecked(), true);
  await schedule.locator("[name=weekly]").check();
  await schedule.locator("[aria-busy=false]").waitFor();
  await schedule.locator("[name=at]").fill("21:15");
  await schedule.locator("[role=status]", { hasText: "21:15" }).waitFor();
  await made.locator("[data-deed=remove-summary]").click();
  await made.waitFor({ state: "detached" });
  await page.reload();
  await schedule.locator("[role=status]", { hasText: "21:15" }).waitFor();
  assert.equal(await schedule.locator("[name=weekly]").isChecked(), true);
  assert.equal(await made.count(), 0);
  assert.deepEqual(complaints, []);
});
