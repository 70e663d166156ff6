/** What axe finds against WCAG 2.1 AA in each view: nothing. @module */
import assert from "node:assert/strict";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { capture, openPage, PASSWORD, register } from "./open_page.ts";
import { startSite } from "./start_site.ts";

interface Found {
  violations: { id: string; nodes: { html: string }[] }[];
}

async function assertAccessible(page: Page, view: string): Promise<void> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] })",
  ) as Found;
  const found = violations.map(({ id, nodes }) =>
    `${view}: ${id} at ${nodes.map(({ html }) => html).join()}`
  );
  assert.deepEqual(found, []);
}

Deno.test("every view can be read aloud, told apart and used with a keyboard, by axe's rules", async (t) => {
  await using site = await startSite();
  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [1280, 390]) {
      await t.step(`${colorScheme}, ${width} pixels`, async () => {
        await using opened = await openPage(site.urls.web!, {
          colorScheme,
          viewport: { width, height: 900 },
          // Colours are judged as they are in the end, not on their way there.
          reducedMotion: "reduce",
        });
        const { page } = opened;
        await page.locator("[data-deed=forgot]").waitFor();
        await assertAccessible(page, "sign-in");
        await register(page);
        await capture(page, "下周三三点和小王开会，昨天吃火锅花了128元");
        await page.locator(".correction").first().waitFor();
        await page.locator(".capture textarea").fill("买菜52元");
        await page.locator(".preview .chip").click();
        await page.locator(".preview .type-choices").waitFor();
        await assertAccessible(page, "timeline");
        await page.locator("[data-deed=bell]").click();
        await page.locator(".notifications .empty").waitFor();
        await assertAccessible(page, "reminders");
        await page.keyboard.press("Escape");
        await page.locator(".capture textarea").fill("");
        if (width === 390) await page.locator(".bar").getByRole("button", { name: "提问" }).click();
        await page.locator(".ask-form textarea").fill("这个月吃饭花了多少钱");
        await page.locator(".ask-form textarea").press("Enter");
        await page.locator(".turn[data-state=done] .sources").waitFor();
        await assertAccessible(page, "ask");
        await page.locator(".sources .card-open").first().click();
        await page.locator("dialog[open]").waitFor();
        await assertAccessible(page, "record");
        for (
          const [view, there] of [
            ["summary", "#schedule [name=at]"],
            ["month", ".month-view [data-sum=expense]"],
            ["search", ".search-view"],
            ["tags", ".tags-view .empty"],
            ["types", ".types-view"],
            ["import", ".drop-zone"],
            ["trash", ".trash-view .empty"],
            ["settings", "#lessons .state-line"],
          ] as const
        ) {
          await page.goto(`${site.urls.web}/${view}`);
          await page.locator(there).waitFor();
          await assertAccessible(page, view);
        }
      });
    }
  }
});

Deno.test("administration can be read aloud and used with a keyboard, by axe's rules", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!, { reducedMotion: "reduce" });
  const { page } = opened;
  const email = await register(page);
  await page.goto(`${site.urls.web}/administration`);
  await page.locator("[data-deed=ask-admin]").click();
  await page.locator("main form[action='/authorize'] [name=email]").fill(email);
  await page.locator("[name=password]").fill(PASSWORD);
  await assertAccessible(page, "sign-in page of the service");
  await page.locator("button[value=sign_in]").click();
  await page.locator("[data-prompt=chat] [data-deed=open-prompt]").click();
  await page.locator("[data-deed=quotas]").first().click();
  await page.locator("[data-deed=add-client]").click();
  await assertAccessible(page, "administration");
});

Deno.test("the reference of every service can be read in light and dark, by axe's rules", async (t) => {
  await using site = await startSite();
  for (const colorScheme of ["light", "dark"] as const) {
    await using opened = await openPage(`${site.urls.auth}/docs`, { colorScheme });
    for (const service of ["auth", "user", "mobile", "llm"]) {
      await t.step(`${service}, ${colorScheme}`, async () => {
        await opened.page.goto(`${site.urls[service]}/docs`);
        await assertAccessible(opened.page, `${service}/docs`);
      });
    }
  }
});
