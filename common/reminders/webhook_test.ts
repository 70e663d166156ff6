import assert from "node:assert/strict";
import { signatureOf } from "./webhook.ts";

Deno.test("signatureOf() signs as the example of Standard Webhooks", () => {
  assert.equal(
    signatureOf(
      "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
      "msg_p5jXN8AQM9LWM0D4loKWxJek",
      1614265330,
      '{"test": 2432232314}',
    ),
    "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  );
});
