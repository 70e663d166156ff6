import assert from "node:assert/strict";
import { Passwords } from "./passwords.ts";

Deno.test("a password is stored as argon2id with OWASP's parameters and known again", async () => {
  const passwords = new Passwords();
  const stored = await passwords.hash("plum-tree in the rain 7");
  assert.match(stored, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  assert.equal(await passwords.verify("plum-tree in the rain 7", stored), true);
  assert.equal(await passwords.verify("plum-tree in the rain 8", stored), false);
  assert.equal(await passwords.verify("anything", null), false);
});

Deno.test("the passwords everyone uses are refused, whatever their case", async (t) => {
  const passwords = new Passwords();
  const cases: [password: string, common: boolean][] = [
    ["password1", true],
    ["Password1", true],
    ["12345678", true],
    ["qwertyuiop", true],
    ["啊啊啊啊啊啊啊啊", true],
    ["plum-tree in the rain 7", false],
  ];
  for (const [password, common] of cases) {
    await t.step(password, async () => assert.equal(await passwords.isCommon(password), common));
  }
});

Deno.test("a person's own name and address are no password, whatever is put around them", async (t) => {
  const passwords = new Passwords();
  const person = { email: "plumtree@example.com", displayName: "梅 Mei Lin" };
  await passwords.requireGood("4711 0815 1234", { ...person, displayName: "7" }, "password");
  const cases: [password: string, good: boolean][] = [
    ["plumtree@example.com", false],
    ["PlumTree", false],
    ["plumtree2026!", false],
    ["1plumtree", false],
    ["梅meilin88", false],
    ["zhiji2026", false],
    ["plumtrees", true],
    ["plum-tree in the rain 7", true],
    ["4711 0815 1234", true],
  ];
  for (const [password, good] of cases) {
    await t.step(password, async () => {
      const checked = passwords.requireGood(password, person, "newPassword");
      if (good) await checked;
      else await assert.rejects(checked, ({ errors }) => errors[0].path === "newPassword");
    });
  }
});

Deno.test("a flood of sign-ins waits in a line that has an end", async () => {
  const passwords = new Passwords();
  const stored = await passwords.hash("plum-tree in the rain 7");
  const outcomes = await Promise.allSettled(
    Array.from({ length: 80 }, () => passwords.verify("wrong", stored)),
  );
  const refused = outcomes.filter((outcome) => outcome.status === "rejected");
  assert.ok(refused.length >= 10 && refused.length <= 16, `${refused.length} refused`);
  for (const { reason } of refused) {
    assert.deepEqual([reason.code, reason.retryAfterSeconds], ["unavailable", 2]);
  }
  assert.equal(await passwords.verify("plum-tree in the rain 7", stored), true, "and then all is as before");
});
