/** Conversations that are gone on with, as a person does it in the page. @module */
import assert from "node:assert/strict";
import { capture, openPage, register } from "./open_page.ts";
import { startSite } from "./start_site.ts";

Deno.test("an earlier conversation is opened with its answers, gone on with, and forgotten", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page, complaints } = opened;
  await register(page);
  await capture(page, "今天吃火锅花了128元");
  await page.locator(".ask-form textarea").fill(`这个月吃饭花了多少钱${"，我很想知道".repeat(10)}`);
  await page.locator(".ask-form textarea").press("Enter");
  await page.locator(".turn[data-state=done]").waitFor();
  await page.reload();
  // The conversation of this tab is there again; another is a press away, and so is the way back.
  await page.locator(".turn[data-state=done]").waitFor();
  await page.locator(".ask-head .link").click();
  await page.locator("[data-talk] .earlier-open", { hasText: "这个月吃饭" }).click();
  await page.locator(".turn[data-state=done] .result-value", { hasText: "¥128" }).waitFor();
  await page.locator(".turn .sources .card", { hasText: "火锅" }).waitFor();

  const followUp = page.waitForRequest((request) =>
    request.url().endsWith("/chat") && request.method() === "POST"
  );
  await page.locator(".ask-form textarea").fill("上个月呢");
  await page.locator(".ask-form textarea").press("Enter");
  const { conversationId } = (await followUp).postDataJSON();
  assert.match(conversationId, /^[0-9a-f-]{36}$/);
  await page.locator(".turn[data-state=done]").nth(1).waitFor();

  await page.locator(".ask-head .link").click();
  const talk = page.locator(`[data-talk='${conversationId}']`);
  await talk.waitFor();
  // A title longer than a phone is wide is cut, not pushed out.
  await page.setViewportSize({ width: 390, height: 780 });
  await page.goto(`${site.urls.web}/ask`);
  await talk.waitFor();
  assert.equal(await page.evaluate("document.documentElement.scrollWidth"), 390);
  // A press beside the pencil forgets nothing yet; only the second one does.
  await talk.locator("[data-deed=forget]").click();
  await talk.locator("[data-deed=forget]", { hasText: "忘掉？" }).waitFor();
  await page.locator(".ask-form textarea").click();
  await talk.locator("[data-deed=forget]", { hasText: "忘掉？" }).waitFor({ state: "detached" });
  await talk.locator("[data-deed=forget]").click();
  await talk.locator("[data-deed=forget]", { hasText: "忘掉？" }).click();
  await talk.waitFor({ state: "detached" });
  assert.deepEqual(complaints, []);
});

Deno.test("a conversation is kept where the person says so, and renamed in the list and where it is open", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page, complaints } = opened;
  await register(page);
  await page.locator(".ask-form [name=keep]").check();
  const asked = page.waitForRequest((request) =>
    request.url().endsWith("/chat") && request.method() === "POST"
  );
  await page.locator(".ask-form textarea").fill("这个月吃饭花了多少钱");
  await page.locator(".ask-form textarea").press("Enter");
  assert.equal((await asked).postDataJSON().retention, "durable");
  await page.locator(".ask-foot [data-retention=durable]").waitFor();
  await page.locator("[data-deed=rename-talk]").click();
  await page.locator(".ask-head [name=title]").fill("吃饭的账");
  await page.locator(".ask-head [name=title]").press("Enter");
  await page.locator(".ask-head h2", { hasText: "吃饭的账" }).waitFor();
  await page.locator(".ask-head .link").click();
  const talk = page.locator("[data-talk][data-retention=durable]", { hasText: "吃饭的账" });
  await talk.locator("[data-deed=rename]").click();
  await page.locator(".earlier [name=title]").fill("餐饮");
  await page.locator(".earlier [name=title]").press("Enter");
  await page.locator(".earlier-open", { hasText: "餐饮" }).waitFor();
  await page.reload();
  // The choice is the person's last one, in this browser.
  assert.equal(await page.locator(".ask-form [name=keep]").isChecked(), true);
  assert.deepEqual(complaints, []);
});

Deno.test("where the window is low, the box for questions stays in view and what is above it scrolls", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!, { viewport: { width: 1280, height: 380 } });
  const { page, complaints } = opened;
  await register(page);
  const bottomOf = (selector: string) =>
    page.locator(selector).last().evaluate((element) => element.getBoundingClientRect().bottom);
  assert.ok(await bottomOf(".ask-form") <= await bottomOf(".ask"));
  const last = page.locator(".ask-intro .suggestion").last();
  await last.scrollIntoViewIfNeeded();
  assert.ok(await bottomOf(".ask-intro .suggestion") <= await bottomOf(".ask-intro"));
  await last.click();
  await page.locator(".turn[data-state=done]").waitFor();
  assert.deepEqual(complaints, []);
});

Deno.test("the settings say which models answer, or that none does", async (t) => {
  const cases: [name: string, environment: Record<string, string>, shown: string, words: RegExp][] = [
    ["none", {}, "#model [data-model=none]", /内置/],
    [
      "one",
      { LLM_BASE_URL: "http://127.0.0.1:9/v1", LLM_MODEL: "plum-1", LLM_API_KEY: "unused" },
      "#model [data-model='plum-1']",
      /127\.0\.0\.1/,
    ],
  ];
  for (const [name, environment, shown, words] of cases) {
    await t.step(name, async () => {
      await using site = await startSite(environment);
      await using opened = await openPage(site.urls.web!);
      const { page, complaints } = opened;
      await register(page);
      await page.locator(".settings-button").click();
      await page.locator(shown).waitFor();
      assert.match(await page.locator(shown).innerText(), words);
      if (name === "one") await page.locator("[data-spent=false]", { hasText: "词元" }).waitFor();
      assert.deepEqual(complaints, []);
    });
  }
});
