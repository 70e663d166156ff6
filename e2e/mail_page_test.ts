/** What mails bring a person to: a confirmed address, another address, a new password. @module */
import assert from "node:assert/strict";
import { mailServer } from "./mail_server.ts";
import { openPage, PASSWORD, register } from "./open_page.ts";
import { startSite } from "./start_site.ts";

Deno.test("an address is confirmed, and changed to another that is confirmed first", async () => {
  await using mails = await mailServer();
  await using site = await startSite({ SMTP_URL: mails.url });
  await using opened = await openPage(site.urls.web!);
  const { page, context, complaints } = opened;
  const email = await register(page);
  await page.locator(".settings-button").click();
  await page.locator("#email [data-verified=no]").waitFor();
  await mails.link(email, "verify-email");
  await page.locator("[data-deed=verify-email]").click();

  // Opened in another tab, as mail programs do.
  const other = await context.newPage();
  await other.goto(await mails.link(email, "verify-email"));
  await other.locator("[data-outcome=verified]").waitFor();
  assert.equal(await other.evaluate("location.hash"), "", "the secret is in no history");
  await other.locator("[data-outcome] .button").click();
  await other.locator(".timeline[aria-busy=false]").waitFor();
  await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
  await page.locator("#email [data-verified=yes]").waitFor();

  await page.locator("[data-deed=change-email]").click();
  await page.locator("#email [name=newEmail]").fill(`new-${email}`);
  await page.locator("#email [name=password]").fill(PASSWORD);
  await page.locator("#email button[type=submit]").click();
  await page.locator(`#email [data-sent='new-${email}']`).waitFor();
  await page.locator("#email .state-line", { hasText: email }).waitFor();
  const link = await mails.link(`new-${email}`, "verify-email");
  await other.goto("about:blank");
  await other.goto(link);
  await other.locator("[data-outcome=verified]").waitFor();
  await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
  await page.locator("#email .state-line", { hasText: `new-${email}` }).waitFor();

  await other.goto("about:blank");
  await other.goto(link);
  await other.locator("[data-outcome=over]").waitFor();
  // The browser itself reports the used-up link.
  assert.deepEqual(complaints.filter((text) => !/\b400\b/.test(text)), []);
});

Deno.test("a forgotten password is chosen anew with the link from the mail", async () => {
  await using mails = await mailServer();
  await using site = await startSite({ SMTP_URL: mails.url });
  await using opened = await openPage(site.urls.web!);
  const { page } = opened;
  const email = await register(page);
  await page.locator(".settings-button").click();
  await page.getByRole("button", { name: "退出登录" }).click();
  await page.locator(".sign-in-card [name=email]").fill(email);
  await page.locator("[data-deed=forgot]").click();
  assert.equal(await page.locator("[name=email]").inputValue(), email);
  await page.locator("button[type=submit]").click();
  await page.locator(`[data-sent='${email}']`).waitFor();

  const link = await mails.link(email, "reset-password");
  await page.goto("about:blank");
  await page.goto(link);
  await page.locator("[name=password]").fill("12345678");
  await page.locator("button[type=submit]").click();
  await page.locator(".field.wrong").waitFor();
  await page.locator("[name=password]").fill("apricots over the wall 9");
  await page.locator("button[type=submit]").click();
  await page.locator("[data-outcome=set]").waitFor();
  await page.locator("[data-outcome] .button").click();
  await page.locator(".sign-in-card [name=email]").fill(email);
  await page.locator("[name=password]").fill("apricots over the wall 9");
  await page.locator("form button[type=submit]").click();
  await page.locator(".timeline[aria-busy=false]").waitFor();
});
