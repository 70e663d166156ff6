/** A page in a real Chromium that remembers every complaint of the browser. @module */
import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from "playwright-core";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
export const PASSWORD = "plum-tree in the rain 7";

export interface OpenPage extends AsyncDisposable {
  page: Page;
  context: BrowserContext;
  /** Errors on the console, uncaught exceptions and breaches of the content security policy. */
  complaints: string[];
}

/** Opens `url` in a browser of its own; Chromium's path is `CHROMIUM` or Debian's. */
export async function openPage(url: string, options: BrowserContextOptions = {}): Promise<OpenPage> {
  const browser = await chromium.launch({
    executablePath: Deno.env.get("CHROMIUM") || "/usr/bin/chromium",
    args: FLAGS,
  });
  const context = await browser.newContext({ locale: "zh-CN", timezoneId: "Asia/Shanghai", ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || /content security policy/i.test(message.text())) {
      complaints.push(message.text());
    }
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(url);
  return { page, context, complaints, [Symbol.asyncDispose]: () => browser.close() };
}

/** Makes an account through the page, in the language it speaks, and waits for the timeline. */
export async function register(page: Page, email = `${crypto.randomUUID()}@example.com`): Promise<string> {
  await page.getByRole("button", { name: /^(注册|Create account)$/ }).click();
  await page.locator("[name=email]").fill(email);
  await page.locator("[name=password]").fill(PASSWORD);
  await page.locator("form button[type=submit]").click();
  await page.locator(".timeline[aria-busy=false]").waitFor();
  return email;
}

/** Types a line, sends it with Enter, and waits for the records it became. */
export async function capture(page: Page, line: string): Promise<void> {
  const answered = page.waitForResponse((response) =>
    new URL(response.url()).pathname === "/capture" && response.request().method() === "POST"
  );
  await page.locator(".capture textarea").fill(line);
  await page.locator(".capture textarea").press("Enter");
  await answered;
  await page.locator(".waiting[data-waiting='0']").waitFor({ state: "attached" });
  await page.locator(".just-kept .card").first().waitFor();
}
