/** The API reference of a service as one page that needs neither scripts nor the internet. @module */
import { html, raw } from "hono/html";
import { OPERATIONS_ZH, SERVICES_ZH } from "./reference_zh.ts";
import { schemaLine, schemaTable } from "./schema_table.ts";

type Json = { [key: string]: unknown };

interface DescribedOperation {
  operationId: string;
  summary: string;
  description?: string;
  /** In Chinese, where the operation is generated. */
  "x-zh"?: readonly [summary: string, description?: string];
  parameters: { name: string; in: string; required: boolean; schema: Json; "x-condition"?: true }[];
  requestBody?: { content: Record<string, { schema: Json }> };
  responses: Record<string, { description: string; content?: Record<string, { schema?: Json }> }>;
  security: { bearer: string[] }[];
}

const WORDS = {
  en: {
    scope: "scope",
    public: "no token needed",
    parameters: "Parameters",
    conditions: "Conditions",
    body: "Body",
    answers: "Answers",
    schemas: "Schemas",
    other: "中文",
    otherLanguage: "zh",
    required: "required",
    nullable: "or null",
    oneOf: "or",
    asJson: "JSON Schema",
  },
  zh: {
    scope: "所需权限",
    public: "无需令牌",
    parameters: "参数",
    conditions: "筛选条件",
    body: "请求体",
    answers: "响应",
    schemas: "数据结构",
    other: "English",
    otherLanguage: "en",
    required: "必填",
    nullable: "可为 null",
    oneOf: "或",
    asJson: "JSON Schema 原文",
  },
} as const;

/** The page for an OpenAPI document, in Chinese or English by `lang`, else by the browser's languages. */
export function referencePage(document: Json, acceptLanguage: string, lang?: string): Response {
  const language = lang === "zh" || lang === "en" ? lang : /^zh\b/i.test(acceptLanguage) ? "zh" : "en";
  const page = render(document, language);
  return new Response(String(page), {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy":
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cache-control": "no-cache",
      "vary": "Accept-Language",
    },
  });
}

function render(document: Json, language: "zh" | "en") {
  const words = WORDS[language];
  const info = document.info as { title: string; version: string; summary: string };
  const service = info.title.slice(info.title.indexOf(" ") + 1);
  const operations = Object.entries(document.paths as Record<string, Record<string, DescribedOperation>>)
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation }))
    );
  const schemas = Object.entries((document.components as { schemas: Json }).schemas);
  return html`
    <!doctype html>
    <html lang="${language === "zh" ? "zh-CN" : "en"}">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>${info.title}</title>
        <style>${raw(STYLE)}</style>
      </head>
      <body>
        <header>
          <h1>${info.title} <small>${info.version}</small></h1>
          <p>${language === "zh" ? SERVICES_ZH[service] ?? info.summary : info.summary}</p>
          <p><a href="?lang=${words.otherLanguage}">${words
            .other}</a> · <a href="/openapi.json">openapi.json</a></p>
        </header>
        <nav>${operations.map(({ path, method, operation }) =>
          html`<a href="#${operation.operationId}"><b class="${method}">${method.toUpperCase()}</b> ${path}</a>`
        )}</nav>
        <main>${operations.map(({ path, method, operation }) =>
          renderOperation(path, method, operation, language)
        )}
    <h2>${words.schemas}</h2>${schemas.map(([name, schema]) =>
      html`
        <section id="schema-${name}">
          <h3>${name}</h3>
          ${schemaTable(schema as Json, words)}
          <details>
            <summary>${words.asJson}</summary>
            <pre>${JSON.stringify(schema, null, 2)}</pre>
          </details>
        </section>
      `
    )}
        </main>
      </body>
    </html>
  `;
}

function renderOperation(
  path: string,
  method: string,
  operation: DescribedOperation,
  language: keyof typeof WORDS,
) {
  const words = WORDS[language];
  const scope = operation.security[0]?.bearer[0];
  const bodies = Object.entries(operation.requestBody?.content ?? {});
  const conditions = operation.parameters.filter((parameter) => parameter["x-condition"]);
  return html`<section id="${operation.operationId}"><h2><b class="${method}">${method.toUpperCase()}</b> ${path}</h2>
<p>${meaningOf(operation, language)}</p>
<p class="meta"><code>${operation.operationId}</code> · ${
    scope ? html`${words.scope} <code>${scope}</code>` : words.public
  }</p>
${
    operation.parameters.length > 0
      ? html`
        <h3>${words.parameters}</h3>
        ${parameterTable(operation.parameters.filter((parameter) => !parameter["x-condition"]), words)}
        ${conditions.length > 0
          ? html`
            <details>
              <summary>${words.conditions} (${conditions.length})</summary>
              ${parameterTable(conditions, words)}
            </details>
          `
          : ""}
      `
      : ""
  }
${
    bodies.map(([type, { schema }]) =>
      html`
        <h3>${words.body} <small>${type}</small></h3>
        ${schemaTable(schema, words)}
      `
    )
  }
<h3>${words.answers}</h3>${
    Object.entries(operation.responses).map(([status, response]) =>
      html`<details><summary>${status} ${response.description}</summary>
${
        Object.entries(response.content ?? {}).map(([type, { schema }]) =>
          html`<p><small>${type}</small></p>${schema ? schemaTable(schema, { ...words, required: "" }) : ""}`
        )
      }</details>`
    )
  }
</section>`;
}

function parameterTable(
  parameters: DescribedOperation["parameters"],
  words: typeof WORDS[keyof typeof WORDS],
) {
  return html`
    <div class="fields">
      <table>${parameters.map((parameter) =>
        html`
          <tr>
            <td><code>${parameter.name}</code></td>
            <td>${parameter.in}${parameter.required
              ? html`
                <i>${words.required}</i>
              `
              : ""}</td>
            <td>${schemaLine(parameter.schema, words)} ${parameter.schema.description ?? ""}</td>
          </tr>
        `
      )}</table>
    </div>
  `;
}

function meaningOf(
  { operationId, summary, description, "x-zh": zh }: DescribedOperation,
  language: keyof typeof WORDS,
): string {
  const translated = language === "zh" ? OPERATIONS_ZH[operationId] ?? zh : undefined;
  return (translated ?? [summary, description]).filter(Boolean).join(language === "zh" ? "。" : ". ");
}

const STYLE = `
:root{color-scheme:light dark;--ink:#1d2433;--soft:#5d6779;--line:#dfe4ec;--bg:#fff;--box:#f5f7fa}
@media(prefers-color-scheme:dark){:root{--ink:#e6e9f0;--soft:#98a2b5;--line:#2c3445;--bg:#12161f;--box:#1a202c}}
body{margin:0;font:15px/1.6 system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif;color:var(--ink);background:var(--bg)}
header,main{max-width:880px;margin:0 auto;padding:24px}h1{margin:0}small,.meta{color:var(--soft);font-weight:400}
nav{max-width:880px;margin:0 auto;padding:0 24px;display:grid;grid-template-columns:repeat(auto-fill,minmax(260px,1fr));gap:2px 16px}
nav a{color:inherit;text-decoration:none;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
section{border-top:1px solid var(--line);padding:16px 0}h2{font-size:19px}h3{font-size:14px;margin:14px 0 4px}
b{font-size:12px;padding:2px 6px;border-radius:4px;background:var(--box)}.get{color:light-dark(#13795b,#5fcba8)}.post{color:light-dark(#2456c7,#8ab0ff)}.patch,.put{color:light-dark(#8f5200,#e8b05c)}.delete{color:light-dark(#c02638,#ff8f9c)}
pre{background:var(--box);padding:12px;border-radius:8px;overflow:auto;font-size:12.5px;max-height:360px}.fields{overflow-x:auto}table{border-collapse:collapse;width:100%}td{padding:5px 14px 5px 0;vertical-align:top;border-bottom:1px solid var(--line)}tr:last-child td{border:0}td:first-child{white-space:nowrap;width:1%}
i{color:var(--soft);font-size:12.5px;font-style:normal}a{color:#2456c7}details{margin:4px 0}summary{cursor:pointer}@media(prefers-color-scheme:dark){a{color:#8ab0ff}}
code{font-size:12.5px}@media(max-width:600px){header,main{padding:16px}}`;
