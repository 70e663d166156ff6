/** Administration in the page: programs, limits, prompts and the audit log. @module */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { openPage, PASSWORD, register } from "./open_page.ts";
import { startSite } from "./start_site.ts";

/** Makes the first account, which administrates, and opens the administration. */
async function administrate(page: Page): Promise<string> {
  const email = await register(page);
  await page.locator(".settings-button").click();
  await page.locator("[data-deed=admin]").click();
  await page.locator("[data-deed=ask-admin]").click();
  await page.locator("main form[action='/authorize'] [name=email]").fill(email);
  await page.locator("[name=password]").fill(PASSWORD);
  await page.locator("button[value=sign_in]").click();
  await page.locator("#users [data-user]").first().waitFor();
  return email;
}

Deno.test("a program is registered with its secret shown once, changed and removed", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page, complaints } = opened;
  await administrate(page);
  await page.locator("[data-deed=add-client]").click();
  await page.locator("#clients [name=name]").fill("家庭看板");
  await page.locator("#clients [name=redirectUris]").fill("http://example.com/back");
  await page.locator("#clients [name=confidential]").check();
  await page.locator("#clients button[type=submit]").click();
  await page.locator("#clients .field.wrong").waitFor();
  await page.locator("#clients [name=redirectUris]").fill("https://example.com/back\nhttp://127.0.0.1/back");
  await page.locator("#clients button[type=submit]").click();
  await page.locator("[data-added='家庭看板']").waitFor();
  const [id, secret] = await page.locator("[data-added] .copy-field input").evaluateAll((inputs) =>
    inputs.map((input) => (input as unknown as { value: string }).value)
  );
  const introspected = await fetch(`${site.urls.auth}/introspect`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`${id}:${secret}`)}` },
    body: new URLSearchParams({ token: "none" }),
  });
  assert.equal(introspected.status, 200, "the secret opens what a client may");
  await introspected.body?.cancel();
  await page.locator("#clients [data-deed=kept]").click();

  const row = page.locator("[data-client='家庭看板']");
  await row.locator("[data-deed=change-client]").click();
  assert.match(await page.locator("#clients [name=redirectUris]").inputValue(), /^https[^\n]+\nhttp:/);
  await page.locator("#clients [name=name]").fill("看板");
  await page.locator("#clients [value='records:write']").uncheck();
  await page.locator("#clients button[type=submit]").click();
  const renamed = page.locator("[data-client='看板']");
  await renamed.waitFor();
  assert.doesNotMatch(await renamed.innerText(), /添加和修改记录/);
  await renamed.locator("[data-deed=remove-client]").click();
  await page.locator("[data-sure=remove-client] .danger-fill").click();
  await renamed.waitFor({ state: "detached" });
  await page.reload();
  for (const action of ["client_added", "client_changed", "client_removed"]) {
    await page.locator(`#audit [data-action=${action}]`).waitFor();
  }
  assert.deepEqual(complaints.filter((text) => !/\b400\b/.test(text)), []);
});

Deno.test("limits of an account are set and lifted, and the audit log shows one kind or one account", async () => {
  await using site = await startSite();
  await using first = await openPage(site.urls.web!);
  await using second = await openPage(site.urls.web!);
  const { page, complaints } = first;
  await administrate(page);
  const other = await register(second.page);
  await page.reload();
  const row = page.locator(`[data-user='${other}']`);
  await row.locator("[data-deed=quotas]").click();
  await row.locator("[name=recordsMax]").fill("1");
  await row.locator("button[type=submit]").click();
  await row.locator("[data-limits]", { hasText: "1 条" }).waitFor();

  const line = second.page.locator(".capture textarea");
  await line.fill("吃面20元");
  await line.press("Enter");
  await second.page.locator(".just-kept .card").waitFor();
  await line.fill("打车30元");
  await line.press("Enter");
  await second.page.locator(".waiting-line", { hasText: "空间已满" }).waitFor();

  await row.locator("[data-deed=quotas]").click();
  await row.locator("[name=recordsMax]").fill("");
  await row.locator("button[type=submit]").click();
  await row.locator("[data-limits]").waitFor({ state: "detached" });

  await page.reload();
  await page.locator("#audit [name=action]").selectOption("client_added");
  await page.locator("#audit .rows li").first().waitFor({ state: "detached" });
  await page.locator("#audit [name=action]").selectOption("user_changed");
  await page.locator("#audit [data-action=user_changed]").nth(1).waitFor();
  await page.locator("#audit .rows .icon-button").first().click();
  assert.match(await page.locator("#audit [name=target]").inputValue(), /^[0-9a-f-]{36}$/);
  await page.locator("#audit [data-action=user_changed]").nth(1).waitFor();
  assert.deepEqual(complaints, []);
});

Deno.test("an account is made an administrator, is one from then on, and is made a member again", async () => {
  await using site = await startSite();
  await using first = await openPage(site.urls.web!);
  await using second = await openPage(site.urls.web!);
  const { page, complaints } = first;
  const own = await administrate(page);
  const other = await register(second.page);
  await page.reload();
  const role = page.locator(`[data-user='${other}'] .small-select`);
  await role.selectOption("administrator");
  await page.locator(`[data-user='${other}'][data-role=administrator]`).waitFor();
  // One's own role is another's to change: nobody locks themselves out.
  assert.equal(await page.locator(`[data-user='${own}'] .small-select`).count(), 0);
  await second.page.goto(`${site.urls.web}/settings`);
  await second.page.locator("[data-deed=admin]").waitFor();

  await role.selectOption("user");
  await page.locator(`[data-user='${other}'][data-role=user]`).waitFor();
  await page.reload();
  await page.locator(`[data-user='${other}'][data-role=user]`).waitFor();
  await second.page.reload();
  await second.page.locator("#sessions [data-session]").waitFor();
  assert.equal(await second.page.locator("[data-deed=admin]").count(), 0);
  assert.deepEqual(complaints, []);
});

Deno.test("a prompt is tried without being kept, replaced, and taken back", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page, complaints } = opened;
  await administrate(page);
  const row = page.locator("[data-prompt=compress]");
  await row.locator("[data-deed=open-prompt]").click();
  const before = await row.locator("[name=text]").inputValue();
  await row.locator("[name=text]").fill("{{nonsense}}");
  await row.locator("[data-deed=dry-run]").click();
  await row.locator(".field.wrong").waitFor();
  await row.locator("[name=text]").fill("Say it in ten words, in {{language}}.");
  await row.locator("[data-deed=dry-run]").click();
  await row.locator("[data-rendered]", { hasText: "in <language>." }).waitFor();
  await page.reload();
  await page.locator("[data-prompt=compress][data-overridden=no]").waitFor();

  await row.locator("[data-deed=open-prompt]").click();
  await row.locator("[name=text]").fill("Say it in ten words, in {{language}}.");
  await row.locator("button[type=submit]").click();
  await page.locator("[data-prompt=compress][data-overridden=yes]", { hasText: "+1" }).waitFor();
  await row.locator("[data-deed=open-prompt]").click();
  await row.locator("[data-deed=back-to-file]").click();
  await page.locator("[data-prompt=compress][data-overridden=no]").waitFor();
  await row.locator("[data-deed=open-prompt]").click();
  assert.equal(await row.locator("[name=text]").inputValue(), before);

  // An earlier text is put into the editor, and holds again once it is saved.
  await row.locator("details.history > summary").click();
  await row.locator("[data-version='2']").waitFor();
  await row.locator("[data-version='1'] [data-deed=take-version]").click();
  assert.equal(await row.locator("[name=text]").inputValue(), "Say it in ten words, in {{language}}.");
  await row.locator("button[type=submit]").click();
  await page.locator("[data-prompt=compress][data-overridden=yes]", { hasText: "+3" }).waitFor();
  assert.deepEqual(complaints.filter((text) => !/\b400\b/.test(text)), []);
});
