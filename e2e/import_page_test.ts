/** A file of another program, as a person brings it in. */
import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { openPage, register } from "./open_page.ts";
import { startSite } from "./start_site.ts";

const TABLE = [
  "日期,事项,花费,备注",
  "2026-03-01,午饭,32.5,和小王",
  "2026-03-02,打车去机场,128,",
  "不是日期,买书,45,",
].join("\n");

const file = (name: string, text: string) => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(text),
});

Deno.test("a table is seen as the records it becomes, taken in once, and known when it comes again", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page, complaints } = opened;
  await register(page);
  await page.locator("[data-place=import]").click();
  const input = page.locator("input[name=file]");
  await input.setInputFiles(file("账.csv", TABLE));
  await page.locator("[data-format=csv]").waitFor();
  await page.locator(".import-row", { hasText: "午饭" }).waitFor();
  assert.match(await page.locator(".import-row", { hasText: "午饭" }).innerText(), /32\.5/);
  assert.match(await page.locator("[data-status='left out']").innerText(), /1$/);

  await page.locator("[data-status='left out']").click();
  await page.locator(".import-row[data-row='4']").waitFor();
  await page.locator("[data-status=new]").click();
  await page.locator(".import-row", { hasText: "午饭" }).waitFor();

  await page.locator("[data-deed=keep]").click();
  await page.locator(".import-foot button").filter({ hasText: "时间线" }).click();
  await page.locator(".timeline .card:visible", { hasText: "打车去机场" }).waitFor();

  await page.locator("[data-place=import]").click();
  await page.locator("input[name=file]").setInputFiles(file("账.csv", TABLE));
  await page.locator("[data-status=duplicate] b", { hasText: "2" }).waitFor();
  assert.equal(await page.locator("[data-deed=keep]").count(), 0);
  assert.deepEqual(complaints, []);
});

Deno.test("what a column means is changed in the preview; a file nobody knows is refused in words", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page } = opened;
  await register(page);
  await page.locator("[data-place=import]").click();
  await page.locator("input[name=file]").setInputFiles(file("账.csv", TABLE));
  await page.locator(".import-row", { hasText: "午饭" }).waitFor();
  await page.locator(".import-mapping summary").click();
  await page.locator("[name='mapping.text']").selectOption("备注");
  await page.locator(".import-row", { hasText: "和小王" }).waitFor();
  await page.locator("input[name=file]").setInputFiles({
    name: "a.bin",
    mimeType: "application/octet-stream",
    buffer: Buffer.from([0, 1, 2, 3, 0xff, 0xfe]),
  });
  await page.locator(".import-view .form-error:not(:empty)").waitFor();
  assert.equal(await page.locator(".import-preview").count(), 0);
});
