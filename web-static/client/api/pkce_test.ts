import assert from "node:assert/strict";
import { challengeOf, newSecretText } from "./pkce.ts";

Deno.test("challengeOf() is the example of RFC 7636, appendix B", async () => {
  assert.equal(
    await challengeOf("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
    "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
  );
});

Deno.test("newSecretText() is 43 characters that an address may hold, another one each time", () => {
  const texts = Array.from({ length: 50 }, newSecretText);
  for (const text of texts) assert.match(text, /^[\w-]{43}$/);
  assert.equal(new Set(texts).size, 50);
});
