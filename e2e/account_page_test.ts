/** What opens an account and what ends it, as a person does it in the page. @module */
import assert from "node:assert/strict";
import { TOTP } from "otpauth";
import type { Page } from "playwright-core";
import { capture, openPage, PASSWORD, register } from "./open_page.ts";
import { startSite } from "./start_site.ts";

const STEP_MS = 30_000;

async function openSettings(page: Page): Promise<void> {
  await page.locator(".settings-button").click();
  await page.locator("#erase").waitFor();
}

/** Signs in on the page of the auth service, which the browser is at or on its way to. */
async function signInThere(page: Page, email: string, code?: string): Promise<void> {
  await page.locator("main form[action='/authorize'] [name=email]").fill(email);
  await page.locator("[name=password]").fill(PASSWORD);
  await page.locator("button[value=sign_in]").click();
  if (code === undefined) return;
  await page.locator("[name=code]").fill(code);
  await page.locator("button[value=code]").click();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "退出登录" }).click();
  await page.locator(".sign-in-card").waitFor();
}

async function givePassword(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.locator(".sign-in-card [name=email]").fill(email);
  await page.locator(".sign-in-card [name=password]").fill(password);
  await page.locator(".sign-in-card button[type=submit]").click();
}

Deno.test("a second factor is set up with an app, asked for at sign-in, and turned off", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page, complaints } = opened;
  const email = await register(page);
  await openSettings(page);
  await page.locator("#totp [data-deed=enrol]").click();
  await page.locator("#totp [name=password]").fill(PASSWORD);
  await page.locator("#totp button[type=submit]").click();
  await page.locator("#totp .qr-code path").waitFor();
  const secret = await page.locator("#totp .copy-field input").inputValue();
  const app = new TOTP({ secret });
  await page.locator("#totp [name=code]").fill(app.generate());
  await page.locator("#totp button[type=submit]").click();
  await page.locator(".recovery-codes code").nth(9).waitFor();
  const codes = await page.locator(".recovery-codes code").allInnerTexts();
  await page.locator("#totp [data-deed=kept]").click();
  await page.locator("[data-factor=on]", { hasText: "10" }).waitFor();

  await signOut(page);
  await givePassword(page, email);
  // A code is good once: the one that turned the factor on is spent.
  await signInThere(page, email, app.generate({ timestamp: Date.now() + STEP_MS }));
  await page.locator(".timeline[aria-busy=false]").waitFor();
  assert.equal(new URL(page.url()).pathname, "/");
  assert.equal(new URL(page.url()).search, "");

  await openSettings(page);
  await signOut(page);
  await page.locator(".with-page").click();
  await signInThere(page, email, codes[0]!);
  await page.locator(".timeline[aria-busy=false]").waitFor();

  await openSettings(page);
  await page.locator("[data-factor=on]", { hasText: "9" }).waitFor();
  await page.locator("#totp [data-deed=remove]").click();
  await page.locator("#totp [name=password]").fill(PASSWORD);
  await page.locator("#totp [name=code]").fill(codes[1]!);
  await page.locator("#totp button[type=submit]").click();
  await page.locator("[data-factor=off]").waitFor();
  // The browser itself reports the sign-in that a password alone was refused for.
  assert.deepEqual(complaints.filter((text) => !/\b400\b/.test(text)), []);
});

Deno.test("an answer of the sign-in page that this tab did not ask for signs nobody in", async () => {
  await using site = await startSite();
  await using opened = await openPage(
    `${site.urls.web}/callback?code=stolen&state=guessed&iss=${encodeURIComponent(site.urls.auth!)}`,
  );
  const { page, complaints } = opened;
  await page.locator(".sign-in-card").waitFor();
  assert.equal(page.url(), `${site.urls.web}/`);
  await page.locator(".with-page").click();
  await page.locator("button[value=deny]").click();
  await page.locator(".form-error", { hasText: "登录已取消" }).waitFor();
  assert.deepEqual(complaints, []);
});

Deno.test("sessions are seen and ended, and another password ends the others", async () => {
  await using site = await startSite();
  await using first = await openPage(site.urls.web!);
  await using second = await openPage(site.urls.web!);
  const { page, complaints } = first;
  const email = await register(page);
  await givePassword(second.page, email);
  await second.page.locator(".timeline[aria-busy=false]").waitFor();

  await openSettings(page);
  await page.locator("#sessions [data-session=other]").waitFor();
  await page.locator("#sessions [data-session=current]", { hasText: "Chrome" }).waitFor();
  await page.locator("#sessions [data-session=other] button").click();
  await page.locator("#sessions [data-session=other]").waitFor({ state: "detached" });
  await second.page.reload();
  await second.page.locator(".sign-in-card").waitFor();

  await givePassword(second.page, email);
  await second.page.locator(".timeline[aria-busy=false]").waitFor();
  await page.locator("#password .button").click();
  await page.locator("[name=currentPassword]").fill("not the password");
  await page.locator("[name=newPassword]").fill("apricots over the wall 9");
  await page.locator("#password button[type=submit]").click();
  await page.locator("#password .field.wrong", { hasText: "不对" }).waitFor();
  await page.locator("[name=currentPassword]").fill(PASSWORD);
  await page.locator("#password button[type=submit]").click();
  await page.locator(".toast", { hasText: "其他 1 处" }).waitFor();
  await second.page.reload();
  await givePassword(second.page, email, "apricots over the wall 9");
  await second.page.locator(".timeline[aria-busy=false]").waitFor();
  assert.deepEqual(complaints.filter((text) => !/\b400\b/.test(text)), []);
});

Deno.test("a form that a press opens has the focus, so that a keyboard goes on in it", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page, complaints } = opened;
  const focused = () => page.evaluate("document.activeElement.name ?? document.activeElement.tagName");
  await page.locator("[data-deed=forgot]").click();
  await page.locator(".forgot").waitFor();
  assert.equal(await focused(), "email");
  await page.locator(".forgot .link").click();
  await register(page);
  await capture(page, "读完《三体》 #看书");
  await page.locator(".settings-button").click();
  for (
    const [panel, deed, name] of [
      ["#password", ".button", "currentPassword"],
      ["#totp", ".button", "password"],
      ["#api-keys", ".button", "name"],
    ] as const
  ) {
    await page.locator(panel).locator(deed).first().press("Enter");
    await page.locator(panel).locator("form").waitFor();
    assert.equal(await focused(), name, panel);
  }
  await page.goto(`${site.urls.web}/tags`);
  await page.locator("[data-deed=rename-tag]").press("Enter");
  await page.keyboard.type("读书");
  assert.equal(await page.locator("[name=to]").inputValue(), "读书");
  assert.deepEqual(complaints, []);
});

Deno.test("an API key is shown once, opens what it may, and opens nothing once it is deleted", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page, complaints } = opened;
  await register(page);
  await openSettings(page);
  await page.locator("[data-deed=add-key]").click();
  await page.locator("#api-keys [name=name]").fill("备份");
  await page.locator("#api-keys [value='records:write']").uncheck();
  await page.locator("#api-keys [name=days]").selectOption("30");
  await page.locator("#api-keys button[type=submit]").click();
  const authorization = `Bearer ${await page.locator("#api-keys .copy-field input").inputValue()}`;
  await page.locator("#api-keys [data-deed=kept]").click();
  const card = page.locator("[data-key='备份']");
  await card.waitFor();
  assert.match(await card.innerText(), /查看记录/);
  assert.doesNotMatch(await card.innerText(), /添加和修改记录|永久/);

  const read = async (method = "GET") => {
    const response = await fetch(`${site.urls.mobile}/records`, { method, headers: { authorization } });
    await response.body?.cancel();
    return response.status;
  };
  assert.equal(await read(), 200);
  assert.equal(await read("POST"), 403);
  await card.getByRole("button").click();
  await card.waitFor({ state: "detached" });
  assert.equal(await read(), 401);
  assert.deepEqual(complaints, []);
});

Deno.test("everything is taken along as a zip, the account erased, and the zip brought back to a new one", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page, complaints } = opened;
  const email = await register(page);
  await capture(page, "今天吃火锅花了128元");
  await openSettings(page);
  await page.locator("[data-count=records]", { hasText: "1" }).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator("[data-deed=export]").click(),
  ]);
  assert.match(download.suggestedFilename(), /^zhiji-\d{4}-\d\d-\d\d\.zip$/);
  const zip = await download.path();

  await page.locator("[data-deed=erase]").click();
  await page.locator("#erase [name=confirmation]").fill("somebody@example.com");
  await page.locator("#erase [name=password]").fill(PASSWORD);
  await page.locator("#erase button[type=submit]").click();
  await page.locator("#erase .field.wrong").waitFor();
  await page.locator("#erase [name=confirmation]").fill(email);
  await page.locator("#erase button[type=submit]").click();
  await page.locator(".sign-in-card").waitFor();
  await givePassword(page, email);
  await page.getByText("邮箱或密码不对。").waitFor();

  await page.goto(site.urls.web!);
  await register(page);
  await openSettings(page);
  await page.locator("[name=import]").setInputFiles(zip);
  await page.locator(".toast", { hasText: "已导入 1 条" }).waitFor();
  await page.locator("[data-count=records]", { hasText: "1" }).waitFor();
  await page.goto(site.urls.web!);
  await page.locator(".timeline .card", { hasText: "¥128" }).waitFor();
  assert.deepEqual(complaints.filter((text) => !/\b400\b/.test(text)), []);
});

Deno.test("an administrator signs in once more to administrate; nobody else comes in", async () => {
  await using site = await startSite();
  await using first = await openPage(site.urls.web!);
  await using second = await openPage(site.urls.web!);
  const { page, complaints } = first;
  const email = await register(page);
  const other = await register(second.page);

  await second.page.goto(`${site.urls.web}/administration`);
  await second.page.locator(".admin-view .notice").waitFor();
  await openSettings(page);
  await page.locator("[data-deed=admin]").click();
  await page.locator("[data-deed=ask-admin]").click();
  await signInThere(page, email);
  const row = page.locator(`[data-user='${other}']`);
  await row.waitFor();
  assert.equal(new URL(page.url()).pathname, "/administration");
  await row.locator("[data-deed=access]").click();
  await page.locator(`[data-user='${other}'][data-disabled=yes]`).waitFor();
  await second.page.reload();
  await second.page.locator(".sign-in-card").waitFor();
  await row.locator("[data-deed=access]").click();
  await page.locator(`[data-user='${other}'][data-disabled=no]`).waitFor();
  await row.locator("select").selectOption("administrator");
  await page.locator("#users .filter-field").fill(other.slice(0, 12));
  await page.locator(`[data-user='${email}']`).waitFor({ state: "detached" });
  assert.equal(await row.locator("select").inputValue(), "administrator");

  await page.reload();
  await page.locator("#audit [data-action=user_changed]").nth(2).waitFor();
  assert.deepEqual(complaints, []);
});
