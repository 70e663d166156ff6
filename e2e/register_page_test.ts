/** Registering where a mail server is: a real server, a real browser, a real mail. @module */
import { mailServer } from "./mail_server.ts";
import { openPage, PASSWORD } from "./open_page.ts";
import { startSite } from "./start_site.ts";

Deno.test("who registers is told of the mail, and comes in once its link was opened", async () => {
  await using mails = await mailServer();
  await using site = await startSite({ SMTP_URL: mails.url });
  // The very first account opens at once.
  const first = await fetch(`${site.urls.auth}/register`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: "root@example.com", password: PASSWORD }),
  });
  await first.body?.cancel();

  await using opened = await openPage(site.urls.web!);
  const { page } = opened;
  const email = "mei@example.com";
  const send = async () => {
    await page.locator("[name=email]").fill(email);
    await page.locator("[name=password]").fill(PASSWORD);
    await page.locator("form button[type=submit]").click();
  };
  await page.getByRole("button", { name: "注册" }).click();
  await send();
  await page.getByRole("alert").filter({ hasText: "请打开发往这个邮箱的邮件里的链接" }).waitFor();
  // The form signs in now; to whom nobody has proved the address yet it is as if there were no account.
  await send();
  await page.getByRole("alert").filter({ hasText: "邮箱或密码不对" }).waitFor();

  await page.goto("about:blank");
  await page.goto(await mails.link(email, "verify-email"));
  await page.locator("[data-outcome=verified]").waitFor();
  await page.locator("[data-outcome] .button").click();
  await send();
  await page.locator(".timeline[aria-busy=false]").waitFor();
});
