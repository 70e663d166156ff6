/** The page as a person uses it: a real server, a real browser. @module */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { capture, openPage, PASSWORD, register } from "./open_page.ts";
import { startSite } from "./start_site.ts";

const LINE = "昨天中午和小王吃火锅花了128元，晚上打车36块";

/** Texts of all elements that fit, once there are `count` of them. */
async function texts(page: Page, selector: string, count: number): Promise<string[]> {
  await page.locator(selector).nth(count - 1).waitFor();
  const found = await page.locator(selector).allInnerTexts();
  assert.equal(found.length, count);
  return found;
}

/** Opens the first card that holds these words. */
async function openCard(page: Page, words: string): Promise<void> {
  await page.locator(".card:visible", { hasText: words }).first().locator(".card-open").click();
  await page.locator("dialog[open]").waitFor();
}

/** Waits until the service worker answers for the page. */
async function workerControls(page: Page): Promise<void> {
  // Not waitForFunction(): it evaluates text inside the page, which the page's policy refuses.
  await page.evaluate(`new Promise((resolve) => {
    if (navigator.serviceWorker.controller) resolve();
    else navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true });
  })`);
}

Deno.test("a line becomes typed records that can be edited, deleted and brought back", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page, complaints } = opened;
  await register(page);

  await page.locator(".capture textarea").pressSequentially("吃火锅花了128元");
  await page.locator(".preview .chip", { hasText: "¥128" }).waitFor();
  await page.locator(".grow-mirror mark.read-money").waitFor({ state: "attached" });

  await capture(page, LINE);
  const cards = await texts(page, ".just-kept .card[data-type=expense]", 2);
  assert.match(cards[0]!, /火锅[^]*餐饮[^]*¥128/);
  assert.match(cards[1]!, /打车[^]*交通[^]*¥36/);

  await openCard(page, "火锅");
  await page.locator("[name='data.amount']").fill("138.5");
  await page.locator("[name='data.merchant']").fill("海底捞");
  await page.locator("dialog button[type=submit]").click();
  await page.locator("dialog").waitFor({ state: "detached" });
  await page.locator(".just-kept .card", { hasText: "¥138.50" }).waitFor();
  await page.locator(".just-kept .card", { hasText: "海底捞" }).waitFor();

  await openCard(page, "打车");
  await page.locator("dialog .danger").click();
  await page.locator(".just-kept[data-kept='1']").waitFor();
  await page.locator(".toast button").click();
  await page.locator(".just-kept[data-kept='2']").waitFor();

  await page.reload();
  await texts(page, ".timeline .card[data-type=expense]", 2);
  await page.locator(".timeline .card", { hasText: "¥138.50" }).waitFor();
  assert.deepEqual(complaints, []);
});

Deno.test("a record changed elsewhere is shown as it is now, not overwritten", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page, context, complaints } = opened;
  await register(page);
  await capture(page, "午饭 30 元");

  await openCard(page, "午饭");
  const other = await context.newPage();
  await other.goto(site.urls.web!);
  await openCard(other, "午饭");
  await other.locator("[name='data.amount']").fill("45");
  await other.locator("dialog button[type=submit]").click();
  await other.locator(".card", { hasText: "¥45" }).waitFor();

  await page.locator("[name='data.amount']").fill("99");
  await page.locator("dialog button[type=submit]").click();
  await page.locator("dialog .form-error", { hasText: "别处改过" }).waitFor();
  assert.equal(await page.locator("[name='data.amount']").inputValue(), "45");
  // The browser itself reports the refused request.
  assert.deepEqual(complaints.filter((text) => !text.includes("412")), []);
});

Deno.test("search marks what it found, and a question is answered with its number and sources", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page, complaints } = opened;
  await register(page);
  await capture(page, "今天吃火锅花了128元");
  await capture(page, "今天早饭12元");
  await capture(page, "今天打车36元");

  await page.locator("body").press("/");
  await page.locator("input[type=search]").fill("火锅");
  await page.locator(".search-view[data-hits='1']").waitFor();
  assert.deepEqual(await texts(page, ".search-view mark", 1), ["火锅"]);
  await page.locator("input[type=search]").press("Escape");
  await page.locator(".timeline-view:visible").waitFor();

  await page.locator(".ask-form textarea").fill("这个月吃饭花了多少钱");
  await page.locator(".ask-form textarea").press("Enter");
  await page.locator(".turn[data-state=done]").waitFor();
  assert.deepEqual(await texts(page, ".turn .result-value", 1), ["¥140"]);
  assert.equal(await page.locator(".result-value").getAttribute("data-result"), "140");
  assert.match((await texts(page, ".turn .answer-text", 1))[0]!, /140/);
  const sources = (await texts(page, ".turn .sources .card", 2)).join();
  assert.match(sources, /火锅/);
  assert.match(sources, /早饭/);

  await page.locator(".sources .card-open").first().click();
  await page.locator("dialog[open]").waitFor();
  await page.keyboard.press("Escape");
  await page.locator("dialog").waitFor({ state: "detached" });

  const followUp = page.waitForRequest((request) =>
    request.url().endsWith("/chat") && request.method() === "POST"
  );
  await page.locator(".ask-form textarea").fill("上个月呢");
  await page.locator(".ask-form textarea").press("Enter");
  assert.match((await followUp).postDataJSON().conversationId, /^[0-9a-f-]{36}$/);
  await page.locator(".turn[data-state=done]").nth(1).waitFor();
  await page.locator(".ask-head .link").click();
  await page.locator(".turn").first().waitFor({ state: "detached" });
  assert.deepEqual(complaints, []);
});

Deno.test("the timeline loads more as one scrolls, and shows one type where asked", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page, complaints } = opened;
  const email = await register(page);
  const body = new URLSearchParams({ grant_type: "password", username: email, password: PASSWORD });
  const { access_token } = await (await fetch(`${site.urls.auth}/token`, { method: "POST", body })).json();
  const notes = Array.from({ length: 79 }, (_, i) => ({
    type: "note",
    text: `笔记 ${i}`,
    occurredAt: new Date(Date.now() - (i + 1) * 3_600_000).toISOString(),
  }));
  const todo = { type: "todo", text: "交房租", data: { done: false }, occurredAt: new Date().toISOString() };
  const stored = await fetch(`${site.urls.mobile}/records/batch`, {
    method: "POST",
    headers: { authorization: `Bearer ${access_token}`, "content-type": "application/json" },
    body: JSON.stringify({ records: [todo, ...notes] }),
  });
  assert.equal(stored.status, 201, await stored.text());

  await page.reload();
  await page.locator(".timeline .card").nth(29).waitFor();
  assert.ok(await page.locator(".timeline .card").count() < 80);
  for (const count of [60, 80]) {
    await page.locator(".timeline-end").scrollIntoViewIfNeeded();
    await page.locator(".timeline .card").nth(count - 1).waitFor();
  }
  const all = await texts(page, ".timeline .card-heading", 80);
  assert.deepEqual(all, ["交房租", ...notes.map(({ text }) => text)]);

  await page.locator("[data-filter=todo]").click();
  await page.locator(".timeline .card[data-type=note]").first().waitFor({ state: "detached" });
  assert.deepEqual(await texts(page, ".timeline .card-heading", 1), ["交房租"]);
  await page.getByRole("checkbox", { name: "标为完成" }).click();
  await page.locator(".timeline .card.is-done").waitFor();
  await page.reload();
  await page.locator(".timeline .card.is-done", { hasText: "交房租" }).waitFor();
  assert.deepEqual(complaints, []);
});

Deno.test("going back leaves an opened record and returns to the view before", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page, complaints } = opened;
  await register(page);
  await capture(page, "今天吃火锅花了128元");
  await page.locator("[data-place=summary]").click();
  await page.locator(".home-link").click();
  await openCard(page, "火锅");
  await page.goBack();
  await page.locator("dialog").waitFor({ state: "detached" });
  await page.locator(".summary-view").waitFor();
  assert.deepEqual(complaints, []);
});

Deno.test("Enter chooses a word while an input method composes, and sends only after that", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page } = opened;
  await register(page);
  const area = page.locator(".capture textarea");
  await area.fill("吃面 20 元");
  await area.dispatchEvent("keydown", { key: "Enter", isComposing: true });
  assert.equal(await area.inputValue(), "吃面 20 元");
  await area.press("Shift+Enter");
  assert.equal(await area.inputValue(), "吃面 20 元\n");
  await area.press("Enter");
  await page.locator(".just-kept .card", { hasText: "¥20" }).waitFor();
});

Deno.test("the language follows the browser, then the account", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!, { locale: "en-US", timezoneId: "America/New_York" });
  const { page, complaints } = opened;
  await page.getByRole("button", { name: "Sign in", exact: true }).waitFor();
  const email = await register(page);
  await page.getByPlaceholder("Say anything…").waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "en-US");

  await page.locator(".settings-button").click();
  assert.equal(await page.locator("[name=timezone]").inputValue(), "America/New_York");
  assert.equal(await page.locator("[name=currency]").inputValue(), "USD");
  await page.locator("[name=locale]").selectOption("zh-CN");
  await page.locator(".settings-view button[type=submit]").click();
  await page.getByRole("heading", { name: "设置" }).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "zh-CN");

  await page.getByRole("button", { name: "退出登录" }).click();
  await page.getByRole("button", { name: "登录", exact: true }).waitFor();
  assert.equal(await page.evaluate("localStorage.getItem('zhiji.refreshToken')"), null);
  await page.locator("[name=email]").fill(email);
  await page.locator("[name=password]").fill("not the password");
  await page.locator("form button[type=submit]").click();
  await page.getByText("邮箱或密码不对。").waitFor();
  await page.locator("[name=password]").fill(PASSWORD);
  await page.locator("form button[type=submit]").click();
  await page.getByPlaceholder("说点什么…").waitFor({ state: "attached" });
  // The browser itself reports the refused sign-in.
  assert.deepEqual(complaints.filter((text) => !text.includes("400")), []);
});

/** What a finger would miss: lower than 44 pixels (WCAG 2.5.5), and in no label that is not. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(`
    [...document.querySelectorAll("button, a, input, select, textarea, summary")]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .map((element) => [element, (element.closest("label") ?? element).getBoundingClientRect().height])
      .filter(([, height]) => height > 1 && height < 43.5)
      .map(([element, height]) => element.outerHTML.slice(0, 120) + ": " + height)
  `);
}

Deno.test("a phone shows every view without scrolling sideways, and nothing too small for a finger", async (t) => {
  await using site = await startSite();
  for (const width of [360, 390, 430]) {
    await t.step(`${width} pixels`, async () => {
      await using opened = await openPage(site.urls.web!, {
        viewport: { width, height: 780 },
        isMobile: true,
        hasTouch: true,
      });
      const { page, complaints } = opened;
      const fits = async () => {
        assert.equal(await page.evaluate("document.documentElement.scrollWidth"), width, page.url());
        assert.deepEqual(await smallTargets(page), [], page.url());
      };
      await fits();
      await register(page);
      await capture(page, "体重68.5公斤，血压120/80");
      await page.locator(".just-kept .type-choice").last().waitFor();
      // Nothing of a kept line's choices is beyond the edge, where a tap would not reach it.
      for (const choice of await page.locator(".just-kept .type-choice").all()) {
        const box = await choice.boundingBox();
        assert.ok(box && box.x >= 0 && box.x + box.width <= width - 16, JSON.stringify(box));
        // An icon alone tells a finger nothing: there is no pointer to hold above it.
        assert.notEqual((await choice.innerText()).trim(), "");
      }
      await capture(page, `${LINE}，${"很长的一句话没有空格".repeat(6)}${"x".repeat(80)}`);
      await fits();
      await openCard(page, "火锅");
      await fits();
      const sheet = await page.locator("dialog").boundingBox();
      assert.ok(sheet && sheet.x >= 0 && sheet.x + sheet.width <= width);
      await page.keyboard.press("Escape");
      for (const name of ["搜索", "提问", "设置", "时间线"]) {
        await page.locator(".bar").getByRole("button", { name }).tap();
        await page.locator(".bar [aria-current=page]", { hasText: name }).waitFor();
        await fits();
      }
      for (const view of ["summary", "month", "tags", "types", "import", "trash", "administration"]) {
        await page.goto(`${site.urls.web}/${view}`);
        await page.locator(`.shell[data-view=${view}] .view h1`).waitFor();
        await fits();
      }
      assert.deepEqual(complaints, []);
    });
  }
});

Deno.test("reloading again before the first reload is done signs nobody out", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page } = opened;
  await register(page);
  await workerControls(page);
  for (let i = 0; i < 5; i++) {
    const refreshing = page.waitForRequest((request) => request.url().endsWith("/token"));
    await page.reload({ waitUntil: "commit" });
    await refreshing;
    await page.reload();
    await page.locator(".timeline[aria-busy=false]").waitFor();
  }
});

Deno.test("a refresh through the service worker has a name of its own, by which a lost answer is given again", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page, context } = opened;
  await register(page);
  await workerControls(page);
  const sent = context.waitForEvent(
    "request",
    (request) =>
      request.serviceWorker() !== null && request.method() === "POST" && request.url().endsWith("/token"),
  );
  await page.reload();
  // All: those of the first report lack what the network layer is told later.
  const headers = await (await sent).allHeaders();
  assert.match(headers["idempotency-key"] ?? "", /^[\w-]{43}$/);
});

Deno.test("what could not be read says so, can be tried again, and is read by itself once the network is back", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!, { serviceWorkers: "block" });
  const { page, context } = opened;
  await register(page);
  await capture(page, "吃火锅花了128元 #聚餐");
  await page.route(`${site.urls.mobile}/**`, (route) => route.abort());
  await page.locator(".search-field input").fill("火锅");
  await page.locator(".search-view [role=alert]", { hasText: "连不上" }).waitFor();
  await page.unroute(`${site.urls.mobile}/**`);
  await page.locator(".search-view").getByRole("button", { name: "重试" }).click();
  await page.locator(".search-view[data-hits='1'] mark", { hasText: "火锅" }).waitFor();
  await page.locator(".search-field input").fill("没有这样的词");
  await page.locator(".search-view", { hasText: "换个说法" }).waitFor();

  await page.locator(".home-link").click();
  await context.setOffline(true);
  await page.locator("[data-place=tags]").click();
  await page.locator(".tags-view [role=alert]", { hasText: "连不上" }).waitFor();
  await context.setOffline(false);
  await page.locator("[data-tag='聚餐']").waitFor();
});

Deno.test("what is written without a network is kept, shown as waiting, and arrives once", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page, context } = opened;
  await register(page);
  await workerControls(page);

  await context.setOffline(true);
  await page.locator(".capture textarea").fill("打车 41 元");
  await page.locator(".capture textarea").press("Enter");
  await page.locator(".waiting[data-waiting='1']").waitFor();
  await page.reload();
  await page.locator(".waiting-line", { hasText: "打车 41 元" }).waitFor();
  await page.locator(".capture textarea").fill("买菜 52 元");
  await page.locator(".capture textarea").press("Enter");
  await page.locator(".waiting[data-waiting='2']").waitFor();

  // Back on line, but the first answer is lost on its way: the line is sent again and must not be doubled.
  let lost = 0;
  await page.route("**/capture", async (route) => {
    if (route.request().method() !== "POST" || lost > 0) return await route.continue();
    lost++;
    await route.fetch();
    await route.abort();
  });
  await context.setOffline(false);
  while (lost === 0) {
    await page.waitForEvent("requestfailed", (request) => request.url().endsWith("/capture"));
  }
  await page.evaluate("dispatchEvent(new Event('online'))");
  await page.locator(".waiting[data-waiting='0']").waitFor({ state: "attached" });

  await page.unroute("**/capture");
  await page.reload();
  const cards = (await texts(page, ".timeline .card[data-type=expense]", 2)).join();
  assert.match(cards, /¥41/);
  assert.match(cards, /¥52/);
});

Deno.test("text from a record is never markup", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page, complaints } = opened;
  await register(page);
  const hostile = `看完 <mark>火锅</mark> <img src=x> &lt;b&gt;`;
  await capture(page, hostile);
  await page.locator("input[type=search]").fill("火锅");
  await page.locator(".search-view .card-heading", { hasText: hostile }).waitFor();
  await page.locator(".search-view .card-open").click();
  await page.locator("dialog .original", { hasText: hostile }).waitFor();
  assert.equal(await page.locator("#app img").count(), 0);
  assert.deepEqual(complaints, []);
});

Deno.test("a measurement is called in its person's language where it is edited, too", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page, complaints } = opened;
  await register(page);
  await capture(page, "血压 125/82");
  await page.locator(".just-kept button.card-open").click();
  const name = page.locator("dialog select[name='data.name']");
  await name.waitFor({ timeout: 5_000 });
  assert.equal(await name.locator("option:checked").innerText(), "血压");
  await name.selectOption({ label: "心率" });
  const changed = page.waitForRequest((request) => request.method() === "PATCH");
  await page.locator("dialog button[type=submit]").click();
  assert.equal((await changed).postDataJSON().data.name, "heartRate");
  await page.locator("dialog").waitFor({ state: "detached" });
  assert.deepEqual(complaints, []);
});
