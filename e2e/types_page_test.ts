/** A person's own types, as they make and use them in the page. */
import assert from "node:assert/strict";
import { capture, openPage, register } from "./open_page.ts";
import { startSite } from "./start_site.ts";

Deno.test("an own type is made without a line of JSON, read from a line, edited by its fields, and removed", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page, complaints } = opened;
  await register(page);
  await page.locator("[data-place=types]").click();
  await page.locator("[data-deed=new-type]").click();
  await page.locator("[name=label]").fill("浇花");
  await page.locator("[name=cues]").fill("浇花，浇水");
  const fields = page.locator(".type-field");
  await fields.first().getByRole("textbox").fill("哪一盆");
  await page.locator("[data-deed=add-field]").click();
  await fields.nth(1).getByRole("textbox").fill("毫升");
  await fields.nth(1).getByRole("combobox").selectOption("number");
  await page.locator(".type-form button[type=submit]").click();
  await page.locator("[data-own-type]", { hasText: "浇花" }).waitFor();

  await page.locator(".home-link").click();
  await page.locator(".filter", { hasText: "浇花" }).waitFor();
  await capture(page, "早上浇花了");
  await page.locator(".card:visible", { hasText: "浇花" }).first().locator("button.card-open").click();
  await page.locator("dialog[open]").waitFor();
  assert.equal(await page.locator("dialog [name=type]").inputValue(), "own");
  await page.locator("dialog").getByLabel("毫升").fill("300");
  await page.locator("dialog button[type=submit]").click();
  await page.locator("dialog").waitFor({ state: "detached" });
  await page.reload();
  await page.locator(".card:visible", { hasText: "浇花" }).first().locator("button.card-open").click();
  await page.locator("dialog[open]").waitFor();
  assert.equal(await page.locator("dialog").getByLabel("毫升").inputValue(), "300");
  await page.keyboard.press("Escape");

  await page.locator("[data-place=types]").click();
  const row = page.locator("[data-own-type]", { hasText: "浇花" });
  await row.locator("[data-deed=remove-type]").click();
  await row.locator(".danger-fill").click();
  await row.locator(".form-error").waitFor();
  assert.deepEqual(complaints.filter((text) => !/409|400/.test(text)), []);
});
