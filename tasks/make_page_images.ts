/** Makes the pictures of the page in docs/images from a running system: `deno run -A tasks/make_page_images.ts`. @module */
import { openPage, PASSWORD, register } from "../e2e/open_page.ts";
import { startSite } from "../e2e/start_site.ts";

const IMAGES = new URL("../docs/images/", import.meta.url);

interface Scene {
  locale: string;
  currency: string;
  /** Hours before now, and what was said then. */
  lines: [hoursAgo: number, text: string][];
  typed: string;
  /** The last value that is read from it. */
  lastMark: string;
  question: string;
}

const SCENES: Record<string, Scene> = {
  en: {
    locale: "en-US",
    currency: "USD",
    lines: [
      [97, "Groceries $86.20 at Whole Foods"],
      [68, "Dinner with Jo $64"],
      [50, "Salary $4,200"],
      [27, "Lunch with Amy $18.50 at Chipotle"],
      [31, "Weight 68.5 kg"],
      [6, "Breakfast $9"],
      [5, "Ran 5 km in 28 minutes"],
      [3, "Meeting with Tom tomorrow 3pm at the library"],
      [2, "Submit the tax form by Friday"],
      [1, "Feeling great today"],
      [0.2, "Finished Piranesi. What a strange, kind book #reading"],
    ],
    typed: "Coffee with Sam $4.75 and ran 3 km",
    lastMark: "3 km",
    question: "How much did I spend on food this month?",
  },
  zh: {
    locale: "zh-CN",
    currency: "CNY",
    lines: [
      [97, "超市买菜86.2元"],
      [68, "和小李吃烤肉215元"],
      [50, "工资到账15000元"],
      [27, "中午和小王吃火锅花了128元"],
      [31, "体重68.5公斤"],
      [6, "早饭豆浆油条12元"],
      [5, "跑了5公里用了32分钟"],
      [3, "明天下午三点和李雷在国贸开会"],
      [2, "周五前提交季度报告"],
      [1, "今天心情不错"],
      [0.2, "读完《三体》第二部，黑暗森林法则很震撼 #读书"],
    ],
    typed: "中午吃面28元，跑步3公里",
    lastMark: "3公里",
    question: "这个月吃饭花了多少钱？",
  },
};

async function call(method: string, url: string, token: string, body: unknown): Promise<void> {
  const response = await fetch(url, {
    method,
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url}: ${await response.text()}`);
  await response.body?.cancel();
}

async function tokenOf(authUrl: string, username: string): Promise<string> {
  const body = new URLSearchParams({ grant_type: "password", username, password: PASSWORD });
  return (await (await fetch(`${authUrl}/token`, { method: "POST", body })).json()).access_token;
}

/** A time zone in which it is about three in the afternoon, so that every picture shows an ordinary day. */
function afternoonZone(): string {
  const offset = (15 - new Date().getUTCHours() + 36) % 24 - 12;
  // POSIX counts westward: Etc/GMT-8 is eight hours ahead.
  return offset === 0 ? "Etc/GMT" : `Etc/GMT${offset > 0 ? "-" : "+"}${Math.abs(offset)}`;
}

/** One picture of 1280 by 800: records of some days, a line being typed, a question answered. */
async function makeImage(name: string, scene: Scene): Promise<void> {
  await using site = await startSite();
  await using opened = await openPage(site.urls.web!, {
    locale: scene.locale,
    timezoneId: afternoonZone(),
    viewport: { width: 1280, height: 800 },
  });
  const { page } = opened;
  const token = await tokenOf(site.urls.auth!, await register(page));
  await call("PATCH", `${site.urls.user}/me`, token, { currency: scene.currency });
  for (const [hoursAgo, text] of scene.lines) {
    const now = new Date(Date.now() - hoursAgo * 3_600_000).toISOString();
    await call("POST", `${site.urls.mobile}/capture`, token, { text, now });
  }
  await page.reload();
  await page.locator(".timeline .card").nth(6).waitFor();
  await page.locator(".ask-form textarea").fill(scene.question);
  await page.locator(".ask-form textarea").press("Enter");
  await page.locator(".turn[data-state=done]").waitFor();
  await page.locator(".capture textarea").pressSequentially(scene.typed);
  await page.locator(".grow-mirror mark", { hasText: scene.lastMark }).waitFor({ state: "attached" });
  await page.screenshot({ path: new URL(`page-${name}.png`, IMAGES).pathname, animations: "disabled" });
}

if (import.meta.main) {
  await Deno.mkdir(IMAGES, { recursive: true });
  for (const [name, scene] of Object.entries(SCENES)) await makeImage(name, scene);
}
