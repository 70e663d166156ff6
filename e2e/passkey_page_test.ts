/** The passkeys panel of the settings, with Chromium's own authenticator. @module */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { openPage, PASSWORD, register } from "./open_page.ts";
import { startSite } from "./start_site.ts";
import { addAuthenticator } from "./virtual_authenticator.ts";

async function prove(page: Page): Promise<void> {
  await page.locator("#passkeys [name=password]").fill(PASSWORD);
  await page.locator("#passkeys button[type=submit]").click();
}

Deno.test("a passkey is added in the settings, opens the account, shows its last use and is removed", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page, context, complaints } = opened;
  await register(page);
  const browser = await context.newCDPSession(page);
  const authenticatorId = await addAuthenticator(browser, true);
  await page.locator(".settings-button").click();
  await page.locator("#passkeys .state-line", { hasText: "还没有" }).waitFor();

  await page.locator("[data-deed=add-passkey]").click();
  await page.locator("#passkeys [name=password]").fill("not the password");
  await page.locator("#passkeys button[type=submit]").click();
  await page.locator("#passkeys .field.wrong").waitFor();
  await prove(page);
  assert.match(await page.locator("#passkeys [name=name]").inputValue(), /Chrome/);
  await page.locator("#passkeys [name=name]").fill("书房的电脑");
  await page.locator("#passkeys button[type=submit]").click();
  const row = page.locator("[data-passkey='书房的电脑']");
  await row.waitFor();
  assert.match(await row.innerText(), /从未使用/);

  // The same device again: the browser says so, and nothing is added.
  await page.locator("[data-deed=add-passkey]").click();
  await prove(page);
  await page.locator("#passkeys [name=name]").waitFor();
  await page.locator("#passkeys button[type=submit]").click();
  await page.locator("#passkeys .form-error", { hasText: "已经有" }).waitFor();
  await page.locator("#passkeys").getByRole("button", { name: "取消" }).click();
  assert.equal(await page.locator("[data-passkey]").count(), 1);

  await page.getByRole("button", { name: "退出登录" }).click();
  await page.locator(".sign-in-card .with-page").click();
  await page.getByRole("button", { name: "使用通行密钥" }).click();
  await page.locator(".timeline[aria-busy=false]").waitFor();
  await page.locator(".settings-button").click();
  await row.waitFor();
  assert.match(await row.innerText(), /上次使用 今天/);

  // The passkey itself proves who removes it.
  await row.getByRole("button").click();
  await page.locator("#passkeys [data-deed=prove-passkey]").click();
  await row.waitFor({ state: "detached" });
  await page.locator("#passkeys .state-line").waitFor();
  await browser.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId });
  // The browser itself reports the refused password.
  assert.deepEqual(complaints.filter((text) => !/\b400\b/.test(text)), []);
});

Deno.test("a person who waves the browser's question away is told so and can try again", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!, { locale: "en-US" });
  const { page, context } = opened;
  await register(page);
  const browser = await context.newCDPSession(page);
  // Without a checked person the browser refuses, as where somebody presses Cancel.
  const refusing = await addAuthenticator(browser, false);
  await page.locator(".settings-button").click();
  await page.locator("[data-deed=add-passkey]").click();
  await prove(page);
  await page.locator("#passkeys [name=name]").waitFor();
  await page.locator("#passkeys button[type=submit]").click();
  await page.locator("#passkeys .form-error", { hasText: "No passkey was made" }).waitFor();
  await browser.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId: refusing });
  await addAuthenticator(browser, true);
  await page.locator("#passkeys button[type=submit]").click();
  await page.locator("[data-passkey]").waitFor();
});
