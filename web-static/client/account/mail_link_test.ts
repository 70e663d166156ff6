import assert from "node:assert/strict";
import { type MailLink, mailLinkOf } from "./mail_link.ts";

Deno.test("mailLinkOf() reads the links that mails hold, and nothing else", async (t) => {
  const cases: [hash: string, link: MailLink | null][] = [
    ["#/verify-email?token=aB-_9", { kind: "verify-email", token: "aB-_9" }],
    ["#/reset-password?token=x", { kind: "reset-password", token: "x" }],
    ["#/reset-password?token=", null],
    ["#/reset-password?token=a&b=c", null],
    ["#/other?token=a", null],
    [`#/verify-email?token=${"a".repeat(129)}`, null],
    ["", null],
  ];
  for (const [hash, link] of cases) await t.step(hash, () => assert.deepEqual(mailLinkOf(hash), link));
});
