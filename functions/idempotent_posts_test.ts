import assert from "node:assert/strict";
import { auth } from "./auth/app.ts";
import { llm } from "./llm/app.ts";
import { mobile } from "./mobile/app.ts";
import { user } from "./user/app.ts";

const services = [auth, user, mobile, llm];
const READS = "stores nothing";
const SAME_AGAIN = "done twice it comes to the same";
const PROOF = "what it takes is good once, or for nobody else";

/** Requests by POST that take no `Idempotency-Key`, each with the reason. */
const WITHOUT: Readonly<Record<string, string>> = {
  "auth /authorize": PROOF,
  "auth /email/change": SAME_AGAIN,
  "auth /email/verification": "sends a link that takes the place of the one before",
  "auth /email/verify": PROOF,
  "auth /introspect": READS,
  "auth /keys/rotate": "for administrators; one key more is made, used and forgotten like any other",
  "auth /passkeys/options": "a challenge takes the place of the one before",
  "auth /password/change": SAME_AGAIN,
  "auth /password/forgot": "sends a link that takes the place of the one before",
  "auth /password/reset": PROOF,
  "auth /reauthenticate": PROOF,
  "auth /reauthenticate/options": "a challenge takes the place of the one before",
  "auth /revoke": SAME_AGAIN,
  "auth /totp": "a secret takes the place of the one before",
  "auth /totp/confirm": PROOF,
  "auth /totp/recovery-codes": "codes take the place of those before",
  "user /me/export": READS,
  "mobile /imports/preview": READS,
  "mobile /notifications/:id/acknowledge": SAME_AGAIN,
  "mobile /records/:id/history/:version/restore": SAME_AGAIN,
  "mobile /records/:id/restore": SAME_AGAIN,
  "mobile /records/aggregate": READS,
  "llm /chat/:conversationId/stop": SAME_AGAIN,
  "llm /extract": READS,
  "llm /summarize": READS,
  "llm /v1/chat/completions": READS,
};

Deno.test("every POST takes an Idempotency-Key, or makes nothing that could be there twice", () => {
  const posts = services.flatMap(({ name, routes }) =>
    routes.filter(({ method }) => method === "POST").map((route) => ({ at: `${name} ${route.path}`, route }))
  );
  const without = posts.filter(({ route }) => !route.idempotent).map(({ at }) => at);
  assert.deepEqual(without.toSorted(), Object.keys(WITHOUT).toSorted());
});
