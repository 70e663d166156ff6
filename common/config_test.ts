import assert from "node:assert/strict";
import { parseEnv } from "node:util";
import { ConfigError, mergeEnvironment, parseConfig } from "./config.ts";

const committed = parseEnv(Deno.readTextFileSync(new URL("../.env", import.meta.url)));

Deno.test("parseConfig() of nothing and of the committed .env are the same safe defaults", () => {
  const config = parseConfig({});
  assert.deepEqual(parseConfig(committed), config);
  assert.deepEqual(config.ports, { web: 8000, auth: 8001, user: 8002, mobile: 8003, llm: 8004 });
  assert.deepEqual([config.host, config.database.url], ["127.0.0.1", "file:sqlite/zhiji.db"]);
  assert.deepEqual([config.redis, config.models, config.embedding, config.smtpUrl], [null, [], null, null]);
  assert.deepEqual([config.rateLimit, config.passwordGrant, config.logLevel], [true, true, "info"]);
});

Deno.test("the committed .env names every key that is read, and holds no secret", () => {
  const source = Deno.readTextFileSync(new URL("./config.ts", import.meta.url));
  const known = [...source.matchAll(/^ {2}([A-Z][A-Z0-9_]+): /gm)].map(([, key]) => key!);
  assert.ok(known.length > 20);
  // Endpoints after the first are numbered, as many as one likes: the file shows one of them.
  const named = Object.keys(committed).filter((key) => !/_[2-9]$/.test(key));
  assert.deepEqual(named.sort(), known.filter((key) => !/_[2-9]$/.test(key)).sort());
  for (const [key, value] of Object.entries(committed)) {
    if (/_(TOKEN|API_KEY(_2)?)$|SMTP_URL/.test(key)) assert.equal(value, "", key);
  }
});

Deno.test("the real environment wins over .env.local, which wins over .env", () => {
  const merged = mergeEnvironment(
    { AUTH_PORT: "1" },
    "AUTH_PORT=2\nUSER_PORT=2",
    "AUTH_PORT=3\nUSER_PORT=3\nLLM_PORT=3 # a comment",
  );
  const { ports } = parseConfig(merged);
  assert.deepEqual([ports.auth, ports.user, ports.llm], [1, 2, 3]);
});

Deno.test("a byte order mark hides no key", () => {
  assert.equal(parseConfig(mergeEnvironment({}, "\ufeffAUTH_PORT=9\r\nLLM_PORT=8\r\n")).ports.auth, 9);
});

Deno.test("an empty key in a file that wins is an unset one", () => {
  assert.equal(parseConfig(mergeEnvironment({ AUTH_PORT: "" }, "AUTH_PORT=9")).ports.auth, 8001);
});

Deno.test("parseConfig() names every wrong key and tells no value", async (t) => {
  const wrong: Record<string, string[]> = {
    WEB_PORT: ["-1", "65536", "80.5", "eighty", "0x50", "99999999999"],
    PUBLIC_URL_AUTH: ["auth.example", "ftp://auth.example", "javascript:alert(1)"],
    CORS_ORIGINS: ["*", "https://app.example/", "https://a.example,b.example", "null"],
    LIBSQL_URL: ["zhiji.db", "file:", "postgres://db", "file::memory:", "file:zhiji.db?mode=ro"],
    UPSTASH_REDIS_REST_URL: ["redis://cache", "cache"],
    LLM_BASE_URL: ["model", "file:///model"],
    CHAT_TTL_SECONDS: ["0", "-5", "1e3", "31536001"],
    ACCESS_TOKEN_TTL_SECONDS: ["0", "86401"],
    PASSWORD_GRANT: ["yes", "ON", "1"],
    RATE_LIMIT: ["true"],
    TRUSTED_PROXIES: ["proxy.example", "10.0.0.0/33", "10.0.0.1;10.0.0.2"],
    LOG_LEVEL: ["verbose", "INFO"],
    SMTP_URL: ["http://mail", "mail"],
  };
  for (const [key, values] of Object.entries(wrong)) {
    for (const value of values) {
      await t.step(`${key}=${value}`, () => {
        assert.throws(() => parseConfig({ [key]: value }), (error) => {
          assert.ok(error instanceof ConfigError);
          assert.match(error.message, new RegExp(`^configuration is wrong: .*\\b${key}: `));
          assert.doesNotMatch(error.message, /\n/);
          if (value.length > 3) assert.ok(!error.message.includes(`"${value}"`), error.message);
          return true;
        });
      });
    }
  }
});

Deno.test("keys that belong together are missed by name", () => {
  const pairs = [
    ["LLM_BASE_URL", "https://model.example/v1", "LLM_MODEL"],
    ["LLM_MODEL", "small", "LLM_BASE_URL"],
    ["EMBEDDING_MODEL", "small", "EMBEDDING_BASE_URL"],
    ["UPSTASH_REDIS_REST_URL", "https://cache.example", "UPSTASH_REDIS_REST_TOKEN"],
    ["UPSTASH_REDIS_REST_TOKEN", "t", "UPSTASH_REDIS_REST_URL"],
  ] as const;
  for (const [given, value, missing] of pairs) {
    assert.throws(
      () => parseConfig({ [given]: value }),
      new RegExp(`${missing}: must be set together with ${given}`),
    );
  }
});

Deno.test("a URL loses its last slash, and origins their spaces", () => {
  const config = parseConfig({
    PUBLIC_URL_AUTH: "https://auth.example/",
    CORS_ORIGINS: " https://a.example , https://b.example:8443",
  });
  assert.equal(config.publicUrls.auth, "https://auth.example");
  assert.deepEqual(config.corsOrigins, ["https://a.example", "https://b.example:8443"]);
});
