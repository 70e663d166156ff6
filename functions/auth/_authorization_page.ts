/** The page of `/authorize`: sign-in, second factor and consent, in Chinese and English. @module */
import { html, raw } from "hono/html";
import type { AuthorizationPage, AuthorizationStep } from "./_authorization_step.ts";

const WORDS = {
  zh: {
    title: "登录智记",
    for: (client: string) => `继续前往“${client}”`,
    email: "邮箱",
    password: "密码",
    code: "验证码或恢复码",
    codeHint: "请输入身份验证器应用显示的六位数字，或一个恢复码。",
    sign_in: "登录",
    passkey: "使用通行密钥",
    next: "继续",
    consent: (client: string) => `允许“${client}”访问您的智记吗？`,
    allow: "允许",
    deny: "拒绝",
    cancel: "取消",
    goesTo: "之后将前往",
    wrong: "不正确，请再试一次。",
    wait: (seconds: number) => `错误次数过多，请在 ${seconds} 秒后再试。`,
    failed: "无法登录",
    client: "请求登录的程序未在此登记。",
    redirect: "请求登录的程序给出的返回地址未登记。",
    expired: "这个页面已过期，请回到原来的程序重新开始。",
    scopes: {
      "records:read": "查看您的记录",
      "records:write": "添加和修改您的记录",
      chat: "就您的记录进行问答",
      profile: "查看和修改您的个人资料",
      admin: "管理所有用户",
    } as Record<string, string>,
  },
  en: {
    title: "Sign in to Zhiji",
    for: (client: string) => `to continue to ${client}`,
    email: "Email",
    password: "Password",
    code: "Code or recovery code",
    codeHint: "Enter the six digits your authenticator app shows, or a recovery code.",
    sign_in: "Sign in",
    passkey: "Use a passkey",
    next: "Continue",
    consent: (client: string) => `Let ${client} use your Zhiji?`,
    allow: "Allow",
    deny: "Deny",
    cancel: "Cancel",
    goesTo: "You will then go to",
    wrong: "That is not right. Try again.",
    wait: (seconds: number) => `Too many wrong tries. Try again in ${seconds} seconds.`,
    failed: "Cannot sign in",
    client: "The program that asks you to sign in is not registered here.",
    redirect: "The program that asks you to sign in gave an address that is not registered.",
    expired: "This page has expired. Go back to the program and start again.",
    scopes: {
      "records:read": "Read your records",
      "records:write": "Add and change your records",
      chat: "Ask questions about your records",
      profile: "Read and change your profile",
      admin: "Manage all users",
    } as Record<string, string>,
  },
};
type Words = typeof WORDS["en"];

/** The look of the web client: the same paper, ink and cinnabar. */
const STYLE = `
:root{color-scheme:light dark;--ink:#201c18;--soft:#6d645a;--line:#d9d2c8;--bg:#faf8f5;--box:#fff;--deed:#b0371e;--deep:#201c18;--on:#faf8f5;--bad:#b3261e;--seal:#b5391f;--sans:ui-sans-serif,system-ui,-apple-system,"Segoe UI","Inter","PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans SC","Noto Sans CJK SC",sans-serif;--serif:ui-serif,"New York","Charter","Iowan Old Style",Georgia,"Songti SC","Noto Serif SC","Noto Serif CJK SC",serif}
@media(prefers-color-scheme:dark){:root{--ink:#f1ece5;--soft:#a89e92;--line:#453f39;--bg:#151311;--box:#1e1b18;--deed:#f2836a;--deep:#f1ece5;--on:#151311;--bad:#f58f86;--seal:#c9472b}}
*{box-sizing:border-box}body{margin:0;min-height:100dvh;display:grid;place-items:center;padding:24px;background:var(--bg);color:var(--ink);font:16px/1.5 var(--sans)}
main{width:100%;max-width:420px;background:var(--box);border:1px solid var(--line);border-radius:20px;padding:32px}
.logo{display:flex;align-items:center;gap:10px;margin-bottom:28px;font:600 18px/1 var(--serif)}.logo svg{width:28px;height:28px}.logo rect{fill:var(--seal)}.logo path{fill:none;stroke:#fffaf4;stroke-width:36;stroke-linecap:round;stroke-linejoin:round}.logo [lang=en]{color:var(--soft);font-weight:400}
h1{font:500 28px/1.3 var(--serif);margin:0 0 6px}p{margin:0 0 24px;color:var(--soft)}p.bad{color:var(--bad)}
label{display:block;margin:0 0 16px;font-size:14px;color:var(--soft)}
input{display:block;width:100%;min-height:46px;margin-top:6px;padding:0 14px;font:inherit;font-size:16px;color:var(--ink);background:transparent;border:1px solid var(--line);border-radius:10px}
button{width:100%;min-height:46px;margin-top:4px;padding:0 18px;font:inherit;font-weight:500;border:0;border-radius:999px;background:var(--deep);color:var(--on);cursor:pointer}
button.quiet{background:none;color:var(--soft);font-weight:400;margin-top:8px}
input:focus-visible,button:focus-visible{outline:2px solid var(--deed);outline-offset:2px}
ul{margin:0 0 20px;padding-left:20px}small{display:block;margin-top:16px;color:var(--soft);overflow-wrap:anywhere}
@media(max-width:440px){body{padding:0;place-items:stretch}main{max-width:none;border:0;border-radius:0;background:none;padding:32px 24px}}`;

/** Without it, or in a browser that knows no passkeys, the button stays away and the rest of the page works. */
const SCRIPT = `
const ask = document.querySelector("[data-passkey]");
if (ask && window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
  ask.hidden = false;
  ask.addEventListener("click", async () => {
    try {
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(ask.dataset.passkey));
      const credential = await navigator.credentials.get({ publicKey });
      ask.form.elements.namedItem("passkey").value = JSON.stringify(credential.toJSON());
      ask.form.requestSubmit(ask.form.querySelector("[value=passkey]"));
    } catch (error) {
      if (error.name !== "NotAllowedError" && error.name !== "AbortError") throw error;
    }
  });
}`;

/** The policy names the one style sheet and the one script by their hashes, so nothing injected counts. */
const [STYLE_HASH, SCRIPT_HASH] = await Promise.all(
  [STYLE, SCRIPT].map(async (text) =>
    new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))).toBase64()
  ),
);

const FAILURE_STATUS = { wrong: 401, wait: 429 } as const;

/** A step as an answer: a page in the browser's language, or the way on. */
export function respondWithStep(step: AuthorizationStep, request: Request): Response {
  if (step.step === "redirect") {
    return new Response(null, {
      status: 303,
      headers: { location: step.location, "cache-control": "no-store", "referrer-policy": "no-referrer" },
    });
  }
  const language = /^zh\b/i.test(request.headers.get("accept-language") ?? "") ? "zh" : "en";
  const words = WORDS[language];
  const isError = step.step === "error";
  const body = isError ? renderError(words[step.reason], words) : renderForm(step, words);
  const page = html`
    <!doctype html>
    <html lang="${language === "zh" ? "zh-CN" : "en"}">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>${words.title}</title>
        <style>${raw(STYLE)}</style>
      </head>
      <body>
        <main>
          <div class="logo">
            <svg viewBox="0 0 512 512" aria-hidden="true">
              <rect width="512" height="512" rx="116" />
              <path d="M150 168h212M150 256h140M150 344h84M292 336l34 34 66-80" />
            </svg>
            <span><span lang="zh">智记</span> <span lang="en">Zhiji</span></span>
          </div>
          ${body}
        </main>
        <script type="module">${raw(SCRIPT)}</script>
      </body>
    </html>
  `;
  return new Response(String(page), {
    status: isError ? 400 : step.failure === null ? 200 : FAILURE_STATUS[step.failure],
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": contentPolicy(isError ? null : step.redirectUri),
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      // Not `no-referrer`: with it browsers would send `Origin: null` with the form.
      "referrer-policy": "same-origin",
      "cache-control": "no-store",
      ...(isError || step.retryAfterSeconds === null
        ? {}
        : { "retry-after": String(step.retryAfterSeconds) }),
    },
  });
}

/** Browsers hold the redirect that follows a form against `form-action` too. */
function contentPolicy(redirectUri: string | null): string {
  const target = redirectUri === null ? null : new URL(redirectUri);
  const goesOn = target === null
    ? ""
    : /^https?:$/.test(target.protocol)
    ? ` ${target.origin}`
    : ` ${target.protocol}`;
  return `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; script-src 'sha256-${SCRIPT_HASH}'; form-action 'self'${goesOn}; ` +
    "frame-ancestors 'none'; base-uri 'none'";
}

function renderError(text: string, words: Words) {
  return html`
    <h1>${words.failed}</h1>
    <p>${text}</p>
  `;
}

function renderForm(page: AuthorizationPage, words: Words) {
  return html`<form method="post" action="/authorize"><input type="hidden" name="request" value="${page.request}">
${FORMS[page.step](page, words)}</form>`;
}

const FORMS = {
  sign_in: (page: AuthorizationPage, words: Words) =>
    html`<h1>${words.title}</h1><p>${words.for(page.client)}</p>${failure(page, words)}
<label>${words.email}<input name="email" type="email" autocomplete="username" required autofocus maxlength="254"></label>
<label>${words.password}<input name="password" type="password" autocomplete="current-password" required maxlength="256"></label>
<button name="action" value="sign_in">${words.sign_in}</button>
<input type="hidden" name="passkey"><button hidden name="action" value="passkey" formnovalidate></button>
<button hidden class="quiet" type="button" data-passkey="${
      JSON.stringify(page.passkey)
    }">${words.passkey}</button>
<button class="quiet" name="action" value="deny" formnovalidate>${words.cancel}</button>`,
  code: (page: AuthorizationPage, words: Words) =>
    html`<h1>${words.title}</h1><p>${words.codeHint}</p>${failure(page, words)}
<label>${words.code}<input name="code" autocomplete="one-time-code" autocapitalize="none" required autofocus maxlength="64"></label>
<button name="action" value="code">${words.next}</button>
<button class="quiet" name="action" value="deny" formnovalidate>${words.cancel}</button>`,
  consent: (page: AuthorizationPage, words: Words) =>
    html`
      <h1>${words.consent(page.client)}</h1>
      <ul>${page.scopes.map((scope) => html`<li>${words.scopes[scope] ?? scope}</li>`)}</ul>
      <button name="action" value="allow">${words.allow}</button>
      <button class="quiet" name="action" value="deny">${words.deny}</button>
      <small>${words.goesTo} ${new URL(page.redirectUri).host || page.redirectUri}</small>
    `,
};

function failure({ failure: kind, retryAfterSeconds }: AuthorizationPage, words: Words) {
  if (kind === null) return "";
  return html`<p class="bad" role="alert">${
    kind === "wait" ? words.wait(retryAfterSeconds ?? 1) : words.wrong
  }</p>`;
}
