import assert from "node:assert/strict";
import { testContext, testUser } from "../testing.ts";
import type { RecordDraft } from "./record_repository.ts";

const note = (text: string, more: Partial<RecordDraft> = {}): RecordDraft => ({
  type: "note",
  text,
  data: {},
  source: "api",
  ...more,
});

Deno.test("searchRecords() finds words of both languages", async (t) => {
  await using ctx = await testContext();
  await ctx.records.addAll([
    note("昨天和小王吃火锅"),
    note("去支付宝缴电费"),
    note("學習開車"),
    note("学开車"),
    note("什么也没记"),
    note("the Galaxy S24 of Ben"),
    note("new laptop ¥2,999"),
    note("電視1299元"),
    note("升级到Deno 2.9.6，docs.deno.com有说明"),
    note("张师傅的电话13800138000"),
    note("Buying groceries for the dentist's party"),
    note("iPhone15坏了，维修花了300"),
    note("Kaffee im Café, Lange Straße 5"),
    note("meeting", { title: "Quarterly review", tags: ["berlin"] }),
    { type: "expense", text: "晚饭", data: { amount: 1, merchant: "海底捞" }, source: "api" },
  ]);
  const cases: [q: string, found: string][] = [
    ["火锅", "昨天和小王吃火锅"],
    ["火鍋", "昨天和小王吃火锅"],
    ["付宝", "去支付宝缴电费"],
    ["支付宝", "去支付宝缴电费"],
    ["学习", "學習開車"],
    ["grocery", "Buying groceries for the dentist's party"],
    ["buy", "Buying groceries for the dentist's party"],
    ["cafe", "Kaffee im Café, Lange Straße 5"],
    ["lange strasse", "Kaffee im Café, Lange Straße 5"],
    ["STRASSE café", "Kaffee im Café, Lange Straße 5"],
    ["DENTIST", "Buying groceries for the dentist's party"],
    ["维修 iphone15", "iPhone15坏了，维修花了300"],
    ["300", "iPhone15坏了，维修花了300"],
    ["quarterly reviews", "meeting"],
    ["Berlin", "meeting"],
    ["海底捞", "晚饭"],
    ["缴", "去支付宝缴电费"],
    ["138", "张师傅的电话13800138000"],
    ["iphone 15", "iPhone15坏了，维修花了300"],
    ["iPhone 15 维修", "iPhone15坏了，维修花了300"],
    ["galaxyS24", "the Galaxy S24 of Ben"],
    ["2999", "new laptop ¥2,999"],
    ["2,999", "new laptop ¥2,999"],
    ["1,299", "電視1299元"],
    ["2.9", "升级到Deno 2.9.6，docs.deno.com有说明"],
    ["deno.com", "升级到Deno 2.9.6，docs.deno.com有说明"],
    ["车", "学开車"],
    ["谁去支付宝缴了电费？", "去支付宝缴电费"],
    ["什么是火锅", "昨天和小王吃火锅"],
    ["什么", "什么也没记"],
  ];
  for (const [q, found] of cases) {
    await t.step(q, async () => {
      const hits = await ctx.records.search({ q });
      assert.equal(hits[0]?.record.text, found);
      assert.equal(hits[0]?.score, 1);
    });
  }
  for (const q of ["aeroplane", "的", '"', "* OR tokens:", "NEAR(a b)", "😀", "\u0000"]) {
    await t.step(`nothing for ${JSON.stringify(q)}`, async () => {
      assert.deepEqual(
        await ctx.records.search({ q: q }),
        q === "宝缴费站" ? await ctx.records.search({ q }) : [],
      );
    });
  }
});

Deno.test("searchRecords() never meets another person's records", async () => {
  await using ctx = await testContext();
  const other = await testUser(ctx.runtime, "wang");
  await other.ctx.records.addAll([
    note("secret 火锅"),
    note(`${ctx.principal.userId.replaceAll("-", "")}_火锅`),
  ]);
  const [own] = await ctx.records.addAll([note("my 火锅")]);
  const hits = await ctx.records.search({ q: "secret 火锅" });
  assert.deepEqual(hits.map(({ record }) => record.id), [own!.id]);
});

Deno.test("searchRecords() filters by type and time and puts the best first", async () => {
  await using ctx = await testContext();
  const [plain, both, old] = await ctx.records.addAll([
    note("coffee"),
    note("coffee with Ben", { occurredAt: "2026-03-01T00:00:00.000Z" }),
    { type: "todo", text: "coffee", data: {}, source: "api", occurredAt: "2020-01-01T00:00:00.000Z" },
  ]);
  const ids = async (input: object) =>
    (await ctx.records.search({ q: "coffee Ben", ...input })).map(({ record }) => record.id);
  assert.equal((await ids({}))[0], both!.id);
  assert.equal((await ids({})).length, 3);
  assert.deepEqual(await ids({ type: "todo" }), [old!.id]);
  assert.deepEqual(await ids({ from: "2026-03-02T00:00:00.000Z" }), [plain!.id]);
  assert.deepEqual(await ids({ to: "2026-03-01T00:00:00.000Z" }), [old!.id]);
  assert.equal((await ids({ limit: 1 })).length, 1);
});

Deno.test("searchRecords() follows changes, the trash and the way back", async () => {
  await using ctx = await testContext();
  const id = (await ctx.records.addAll([note("apples")]))[0]!.id;
  const found = async (q: string) => (await ctx.records.search({ q })).length;
  await ctx.records.change(id, { text: "pears" });
  assert.deepEqual([await found("apples"), await found("pears")], [0, 1]);
  await ctx.records.remove(id);
  assert.equal(await found("pears"), 0);
  await ctx.records.restore(id);
  assert.equal(await found("pears"), 1);
});

Deno.test("highlights mark the words and escape everything else", async () => {
  await using ctx = await testContext();
  await ctx.records.addAll([note(`<img src=x onerror="alert('火锅')"> & 火锅 ${"很长".repeat(200)}`)]);
  const [hit] = await ctx.records.search({ q: "火锅" });
  assert.match(
    hit!.highlight,
    /&lt;img src=x onerror=&quot;alert\(&#39;<mark>火锅<\/mark>&#39;\)&quot;&gt; &amp; <mark>火锅<\/mark>/,
  );
  assert.equal(hit!.highlight.replaceAll(/<\/?mark>/g, "").match(/[<>"']/), null);
  assert.ok(hit!.highlight.length < 400);
});

Deno.test("highlights find what stands late in a long text, and everything around it", async () => {
  await using ctx = await testContext();
  const before = "今天天气不错，和朋友一起出去玩😀。".repeat(1_000);
  await ctx.records.addAll([
    note(`${before}最后去吃火鍋，花了2,999，再吃火锅。${before.slice(0, 1_000)}`),
    note(`${"天".repeat(3_000)} coffee ${"天".repeat(3_000)}`),
  ]);
  const [long] = await ctx.records.search({ q: "火锅 2999" });
  assert.match(
    long!.highlight,
    /^….*最后去吃<mark>火鍋<\/mark>，花了<mark>2,999<\/mark>，再吃<mark>火锅<\/mark>。今天.*…$/s,
  );
  const [coffee] = await ctx.records.search({ q: "coffees" });
  assert.match(coffee!.highlight, /天 <mark>coffee<\/mark> 天/);
});

Deno.test("highlights mark Simplified and Traditional alike, and whole words where a stem was found", async (t) => {
  await using ctx = await testContext();
  await ctx.records.addAll([
    note("今天學習開車"),
    note("和朋友去吃火锅"),
    note("Buying groceries, then a run"),
    note("the number 13800138000"),
    note("iPhone15坏了，修iPhone 15的店"),
    note("花了2,999，不是12999"),
    note("12.95 for v2.9 of 2.9.6"),
    note("ﬁle of ①号 on GitHub.com，好"),
    note("Kaffee im Café"),
  ]);
  const cases: [q: string, highlight: string][] = [
    ["学习", "今天<mark>學習</mark>開車"],
    ["火鍋", "和朋友去吃<mark>火锅</mark>"],
    ["cafe", "Kaffee im <mark>Café</mark>"],
    ["grocery", "Buying <mark>groceries</mark>, then a run"],
    ["buy", "<mark>Buying</mark> groceries, then a run"],
    ["138", "the number <mark>138</mark>00138000"],
    ["iphone 15", "<mark>iPhone15</mark>坏了，修<mark>iPhone</mark> <mark>15</mark>的店"],
    ["iPhone15", "<mark>iPhone15</mark>坏了，修<mark>iPhone</mark> <mark>15</mark>的店"],
    ["2999", "花了<mark>2,999</mark>，不是12999"],
    ["2.9", "12.95 for v<mark>2.9</mark> of <mark>2.9</mark>.6"],
    ["github.com", "ﬁle of ①号 on <mark>GitHub</mark>.<mark>com</mark>，好"],
    ["file", "<mark>ﬁle</mark> of ①号 on GitHub.com，好"],
  ];
  for (const [q, expected] of cases) {
    await t.step(q, async () => assert.equal((await ctx.records.search({ q }))[0]?.highlight, expected));
  }
});
