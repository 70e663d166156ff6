/** Chat with a scripted model, as a person sees it: cards, stopping, asking anew, going on after a break. @module */
import assert from "node:assert/strict";
import type { BrowserContext, Page } from "playwright-core";
import { fail, modelServer, say, useTools } from "../common/llm/testing_model_server.ts";
import { heldAnswer } from "./held_answer.ts";
import { capture, openPage, PASSWORD, register } from "./open_page.ts";
import { startSite } from "./start_site.ts";

function modelAt(url: string, more: Record<string, string> = {}): Record<string, string> {
  return { LLM_BASE_URL: url, LLM_MODEL: "plum-1", LLM_API_KEY: "unused", ...more };
}

async function ask(page: Page, question: string): Promise<void> {
  await page.locator(".ask-form textarea").fill(question);
  await page.locator(".ask-form textarea").press("Enter");
  await page.locator(".turn").last().waitFor();
}

async function answered(page: Page, count: number): Promise<void> {
  await page.locator(".turn").nth(count - 1).waitFor();
  await page.locator(".turn[data-state=streaming]").waitFor({ state: "detached" });
}

/** The beginning of a streamed answer, up to some words. */
async function cutOffAfter(
  words: string,
  url: string,
  headers: Record<string, string>,
  body: string | null,
): Promise<{ status: number; headers: Record<string, string>; body: string }> {
  const { authorization, origin } = headers as { authorization: string; origin: string };
  const response = await fetch(url, {
    method: "POST",
    body,
    headers: { authorization, origin, accept: "text/event-stream", "content-type": "application/json" },
  });
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of response.body!) {
    text += decoder.decode(chunk, { stream: true });
    if (text.includes(words)) break;
  }
  return { status: response.status, headers: Object.fromEntries(response.headers), body: text };
}

/** Answers break off after their first words, as by a proxy that loses its patience; then the network is away. */
async function cutOffAnswers(page: Page, context: BrowserContext, url: string): Promise<void> {
  await page.route(url, async (route) => {
    const request = route.request();
    if (request.method() !== "POST") return await route.continue();
    const response = await cutOffAfter("先说", url, await request.allHeaders(), request.postData());
    await context.setOffline(true);
    await route.fulfill(response);
  });
}

Deno.test("a proposed change is a card: nothing happens before the yes, and nothing after the no", async () => {
  await using model = modelServer();
  await using site = await startSite(modelAt(model.url));
  await using opened = await openPage(site.urls.web!);
  const { page, complaints } = opened;
  model.otherwise((request) => {
    const { messages } = request.body as { messages: { role: string; content: unknown }[] };
    const told = JSON.stringify(messages.filter(({ role }) => role === "tool"));
    const steps = messages.filter(({ role }) => role === "tool").length;
    if (steps === 0) return useTools({ name: "search_records", input: { q: "火锅" } })(request);
    if (steps === 1) {
      const id = /\\*"id\\*":\\*"([0-9a-f-]{36})/.exec(told)![1];
      return useTools(
        { name: "change_record", input: { id, data: { amount: 138.5 } } },
        { name: "create_record", input: { type: "todo", text: "还小王钱", data: { done: false } } },
      )(request);
    }
    return say("请在卡片上确认。")(request);
  });
  await register(page);
  await capture(page, "今天吃火锅花了128元");
  await ask(page, "把火锅改成138.5元");
  await answered(page, 1);
  const change = page.locator("[data-proposal=change_record]");
  assert.match(await change.innerText(), /金额\s+128\s*138.5/);
  await page.locator(".just-kept .card", { hasText: "¥128" }).waitFor();

  // The cards outlive a reload, and wait on.
  await page.reload();
  await page.locator("[data-proposal=create_record]").waitFor();
  await page.locator(".timeline .card", { hasText: "¥128" }).waitFor();

  // Pressed twice at once: it is done once.
  await change.locator("[data-deed=confirm]").dblclick();
  await page.locator("[data-proposal=change_record][data-state=accepted]").waitFor();
  await page.locator(".timeline .card", { hasText: "¥138.50" }).waitFor();
  await page.locator("[data-proposal=create_record] [data-deed=decline]").click();
  await page.locator("[data-proposal=create_record][data-state=declined]").waitFor();
  await page.goto(site.urls.web!);
  await page.locator(".timeline .card", { hasText: "¥138.50" }).waitFor();
  assert.equal(await page.locator(".timeline .card[data-type=todo]").count(), 0);
  assert.deepEqual(complaints, []);
});

Deno.test("a card that was decided elsewhere says so, and its question is asked again", async () => {
  await using model = modelServer();
  await using site = await startSite(modelAt(model.url));
  await using opened = await openPage(site.urls.web!);
  const { page, context } = opened;
  const propose = useTools({
    name: "create_record",
    input: { type: "todo", text: "还小王钱", data: { done: false } },
  });
  model.otherwise((request) => {
    const { messages } = request.body as { messages: { role: string }[] };
    return messages.at(-1)?.role === "tool" ? say("请在卡片上确认。")(request) : propose(request);
  });
  await register(page);
  await ask(page, "记得还小王钱");
  await answered(page, 1);
  const cards = page.locator("[data-proposal=create_record]");
  await cards.locator("[data-deed=confirm]").waitFor();
  // The same card in another tab, where the person says no.
  const other = await context.newPage();
  const { id } = await page.evaluate("({ ...sessionStorage })").then((kept) => ({
    id: Object.values(kept as Record<string, string>).find((value) => /^[0-9a-f-]{36}$/.test(value))!,
  }));
  await other.goto(`${site.urls.web}/ask`);
  await other.locator(`[data-talk='${id}'] .earlier-open`).click();
  await other.locator("[data-proposal=create_record] [data-deed=decline]").click();
  await other.locator("[data-proposal=create_record][data-state=declined]").waitFor();

  await cards.locator("[data-deed=confirm]").click();
  await page.locator("[data-proposal][data-state=over] [role=alert]", { hasText: "卡片" }).waitFor();
  await cards.locator("[data-deed=ask-again]").click();
  await answered(page, 2);
  await page.locator(".turn").nth(1).locator("[data-deed=confirm]").click();
  await page.locator(".timeline .card[data-type=todo]", { hasText: "还小王钱" }).waitFor();
});

Deno.test("an answer is stopped and stays as far as it came; asked again and in other words it is another", async () => {
  await using model = modelServer();
  await using site = await startSite(modelAt(model.url));
  await using opened = await openPage(site.urls.web!);
  const { page, complaints } = opened;
  await register(page);
  const held = heldAnswer("先说一半", "再说一半");
  model.otherwise(held.play);
  await ask(page, "说点什么");
  await page.locator(".turn .answer-text", { hasText: "先说" }).waitFor();
  await page.getByRole("button", { name: "停止" }).click();
  await page.locator(".turn[data-state=stopped]").waitFor();
  assert.doesNotMatch(await page.locator(".turn .answer-text").innerText(), /再说/);

  model.otherwise(say("另一个回答"));
  await page.locator("[data-deed=regenerate]").click();
  await page.locator(".turn[data-state=done] .answer-text", { hasText: "另一个回答" }).waitFor();
  assert.equal(await page.locator(".turn").count(), 1);
  await ask(page, "第二个问题");
  await answered(page, 2);

  model.otherwise(say("换了问法的回答"));
  await page.locator("[data-deed=edit-question]").first().click();
  await page.locator(".question-form textarea").fill("换个说法");
  await page.locator(".question-form textarea").press("Enter");
  await page.locator(".turn[data-state=done] .answer-text", { hasText: "换了问法" }).waitFor();
  assert.deepEqual(await page.locator(".turn .question p").allInnerTexts(), ["换个说法"]);
  await page.reload();
  await page.locator(".turn .answer-text", { hasText: "换了问法" }).waitFor();
  assert.deepEqual(await page.locator(".turn .question p").allInnerTexts(), ["换个说法"]);
  assert.deepEqual(complaints, []);
});

Deno.test("an answer goes on after a reload, and after the network was away", async (t) => {
  await using model = modelServer();
  await using site = await startSite(modelAt(model.url));
  await t.step("reload", async () => {
    await using opened = await openPage(site.urls.web!);
    const { page, complaints } = opened;
    await register(page);
    const held = heldAnswer("先说一半，", "再说一半。");
    model.otherwise(held.play);
    await ask(page, "说点什么");
    await page.locator(".turn .answer-text", { hasText: "先说" }).waitFor();
    await page.reload();
    await page.locator(".turn[data-state=streaming] .answer-text", { hasText: "先说" }).waitFor();
    held.release();
    await page.locator(".turn[data-state=done]").waitFor();
    assert.equal(await page.locator(".turn .answer-text").innerText(), "先说一半，再说一半。");
    assert.deepEqual(complaints, []);
  });
  await t.step("the network was away", async () => {
    await using opened = await openPage(site.urls.web!);
    const { page, context } = opened;
    await register(page);
    const held = heldAnswer("先说一半，", "再说一半。");
    model.otherwise(held.play);
    await cutOffAnswers(page, context, `${site.urls.llm}/chat`);
    await ask(page, "说点什么");
    await page.locator(".turn .answer-text", { hasText: "先说" }).waitFor();
    await page.locator("[data-notice=broken]").waitFor();
    await context.setOffline(false);
    await page.evaluate("dispatchEvent(new Event('online'))");
    await page.locator("[data-notice=broken]").waitFor({ state: "detached" });
    held.release();
    await page.locator(".turn[data-state=done]").waitFor();
    assert.equal(await page.locator(".turn .answer-text").innerText(), "先说一半，再说一半。");
  });
  await t.step("another device has asked meanwhile", async () => {
    await using opened = await openPage(site.urls.web!);
    const { page, context } = opened;
    const username = await register(page);
    model.otherwise(heldAnswer("先说一半，", "再说一半。").play);
    await cutOffAnswers(page, context, `${site.urls.llm}/chat`);
    await ask(page, "说点什么");
    await page.locator("[data-notice=broken]").waitFor();
    const conversationId = await page.evaluate(
      "Object.entries(sessionStorage).find(([key]) => key.startsWith('zhiji.talk'))[1]",
    );
    model.otherwise(say("别处的回答"));
    const form = new URLSearchParams({ grant_type: "password", username, password: PASSWORD });
    const { access_token } = await (await fetch(`${site.urls.auth}/token`, { method: "POST", body: form }))
      .json();
    const elsewhere = await fetch(`${site.urls.llm}/chat`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${access_token}`,
        "content-type": "application/json",
        accept: "application/json",
      },
      body: JSON.stringify({ conversationId, message: "别处的问题" }),
    });
    assert.equal((await elsewhere.json()).text, "别处的回答");
    await context.setOffline(false);
    await page.evaluate("dispatchEvent(new Event('online'))");
    await page.locator(".turn .answer-text", { hasText: "别处的回答" }).waitFor();
    assert.deepEqual(await page.locator(".turn .question p").allInnerTexts(), ["说点什么", "别处的问题"]);
    assert.doesNotMatch(await page.locator(".turn .answer-text").first().innerText(), /别处/);
  });
  await t.step("the person does not wait for it", async () => {
    await using opened = await openPage(site.urls.web!);
    const { page, context } = opened;
    await register(page);
    model.otherwise(heldAnswer("先说一半，", "再说一半。").play);
    await cutOffAnswers(page, context, `${site.urls.llm}/chat`);
    await ask(page, "说点什么");
    await page.locator("[data-notice=broken]").waitFor();
    await page.getByRole("button", { name: "停止" }).click();
    await page.locator(".turn[data-state=stopped]").waitFor();
    await page.unroute(`${site.urls.llm}/chat`);
    await context.setOffline(false);
    const held = heldAnswer("另一个", "回答");
    model.otherwise(held.play);
    await ask(page, "说点别的");
    await page.locator(".turn .answer-text", { hasText: "另一个" }).waitFor();
    assert.equal(await page.locator("[data-notice=broken]").count(), 0);
    held.release();
    await page.locator(".turn[data-state=done]").waitFor();
  });
});

Deno.test("a model that fails or has no budget left is a visible step down, not a silent one", async (t) => {
  await using model = modelServer();
  model.otherwise(fail(500));
  await t.step("fails", async () => {
    await using site = await startSite(modelAt(model.url));
    await using opened = await openPage(site.urls.web!);
    const { page, complaints } = opened;
    await register(page);
    await capture(page, "今天吃火锅花了128元");
    await page.locator("[data-model-state=model]", { hasText: "plum-1" }).waitFor();
    await ask(page, "这个月吃饭花了多少钱");
    await page.locator("[data-notice=model_unavailable]", { hasText: "内置" }).waitFor();
    await page.locator(".turn .result-value", { hasText: "¥128" }).waitFor();
    assert.deepEqual(complaints, []);
  });
  await t.step("budget", async () => {
    await using site = await startSite(modelAt(model.url, { LLM_DAILY_TOKENS: "10" }));
    await using opened = await openPage(site.urls.web!);
    const { page, complaints } = opened;
    await register(page);
    model.otherwise(say("你好"));
    await ask(page, "你好吗");
    await answered(page, 1);
    await page.locator("[data-model-state=down]", { hasText: "额度已用完" }).waitFor();
    await ask(page, "这个月吃饭花了多少钱");
    await page.locator(".turn").nth(1).locator("[data-notice=budget_spent]").waitFor();
    assert.deepEqual(complaints, []);
  });
});

Deno.test("a source opens its record, and is shown as gone once that is deleted", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page, complaints } = opened;
  await register(page);
  await capture(page, "今天吃火锅花了128元");
  await capture(page, "今天早饭12元");
  await ask(page, "这个月吃饭花了多少钱");
  await answered(page, 1);
  await page.locator(".sources .card", { hasText: "火锅" }).locator(".card-open").click();
  await page.locator("dialog[open] .danger").click();
  await page.locator(".sources .source-gone").waitFor();
  assert.equal(await page.locator(".sources .card").count(), 1);
  await page.reload();
  await page.locator(".sources .source-gone", { hasText: "已删除" }).waitFor();
  assert.equal(await page.locator(".sources .card").count(), 1);
  assert.deepEqual(complaints, []);
});

Deno.test("a question that never arrived is asked again where it stands, and takes no other's place", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page, context } = opened;
  await register(page);
  await capture(page, "今天吃火锅花了128元");
  await ask(page, "这个月吃饭花了多少钱");
  await answered(page, 1);
  await context.setOffline(true);
  await ask(page, "这个月有几条支出");
  await page.locator(".turn[data-state=failed]").waitFor();
  await context.setOffline(false);
  await page.locator("[data-deed=regenerate]").click();
  await page.locator(".turn[data-state=done]").nth(1).waitFor();
  await page.reload();
  await page.locator(".turn[data-state=done]").nth(1).waitFor();
  assert.deepEqual(await page.locator(".turn .question p").allInnerTexts(), [
    "这个月吃饭花了多少钱",
    "这个月有几条支出",
  ]);
});

Deno.test("two presses of Enter in one moment keep a line once and ask a question once", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page, complaints } = opened;
  await register(page);
  const pressTwice = (selector: string) =>
    page.evaluate(`for (const _ of [1, 2]) {
      const key = { key: "Enter", bubbles: true, cancelable: true };
      document.querySelector("${selector}").dispatchEvent(new KeyboardEvent("keydown", key));
    }`);
  await page.locator(".capture textarea").fill("今天吃火锅花了128元");
  await pressTwice(".capture textarea");
  await page.locator(".just-kept .card").waitFor();
  await page.locator(".waiting[data-waiting='0']").waitFor({ state: "attached" });
  await page.locator(".ask-form textarea").fill("这个月有几条支出");
  await pressTwice(".ask-form textarea");
  await answered(page, 1);
  assert.equal(await page.locator(".turn").count(), 1);
  await page.reload();
  await page.locator(".timeline[aria-busy=false] .card").first().waitFor();
  assert.equal(await page.locator(".timeline .card").count(), 1);
  assert.deepEqual(complaints, []);
});
