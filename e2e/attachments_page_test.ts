/** The files of a record, as a person adds, saves and removes them in the page. @module */
import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { capture, openPage, register } from "./open_page.ts";
import { startSite } from "./start_site.ts";

const PNG = Uint8Array.fromBase64(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
);

async function openRecord(page: Page): Promise<void> {
  await page.locator(".card:visible", { hasText: "火锅" }).first().locator("button.card-open").click();
  await page.locator(".attachments[aria-busy=false]").waitFor();
}

Deno.test("a file is added to a record, saved as it was, and removed; one that is too large is refused", async () => {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!);
  const { page, complaints } = opened;
  await register(page);
  await capture(page, "吃火锅花了128元");
  await openRecord(page);
  const picture = { name: "小票 1.png", mimeType: "text/html", buffer: Buffer.from(PNG) };
  await page.locator("[data-deed=attach]").setInputFiles(picture);
  const row = page.locator("[data-attachment='小票 1.png']");
  await row.waitFor();
  assert.match(await row.innerText(), /image\/png · \d+ B/);

  await page.keyboard.press("Escape");
  await page.locator("dialog").waitFor({ state: "detached" });
  await page.reload();
  await openRecord(page);
  const saving = page.waitForEvent("download");
  await row.getByRole("button", { name: "保存" }).click();
  const saved = await saving;
  assert.equal(saved.suggestedFilename(), "小票 1.png");
  assert.deepEqual(new Uint8Array(await readFile((await saved.path())!)), PNG);

  const paste = (name: string, bytes: number) =>
    page.evaluate(`(() => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(${bytes})], ${JSON.stringify(name)}));
      dispatchEvent(new ClipboardEvent("paste", { clipboardData: data }));
    })()`);
  await paste("电影.bin", 25 * 1024 * 1024 + 1);
  await page.locator(".attachments .form-error", { hasText: "最大 25 MB" }).waitFor();
  await paste("贴上.bin", 70_000);
  await page.locator("[data-attachment='贴上.bin']").waitFor();
  await page.locator(".attachments[aria-busy=false]").waitFor();

  await row.getByRole("button", { name: "移除" }).click();
  await row.waitFor({ state: "detached" });
  assert.equal(await page.locator("[data-attachment]").count(), 1);
  assert.deepEqual(complaints, []);
});
