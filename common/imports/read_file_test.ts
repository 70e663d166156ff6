import assert from "node:assert/strict";
import fc from "fast-check";
import { AppError } from "../error.ts";
import { processorMs } from "../testing.ts";
import type { FileEntry, ImportedFile, Reader } from "./imported_file.ts";
import { readFile, type ReadOptions } from "./read_file.ts";
import {
  ALIPAY_BILL,
  ALIPAY_WEB_BILL,
  FLOMO_PAGE,
  inGbk,
  inUtf16,
  keepTakeout,
  MEMOS_JSON,
  OLD_MEMOS_JSON,
  WECHAT_BILL,
  wechatWorkbook,
  workbook,
  zipOf,
} from "./testing_files.ts";

const READER: Reader = {
  timezone: "Europe/Berlin",
  currency: "EUR",
  locale: "en-GB",
  givenTimezone: null,
  hasType: (name) => name === "book",
};

const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (file: string | Uint8Array, options?: ReadOptions, reader: Partial<Reader> = {}) =>
  readFile(typeof file === "string" ? bytesOf(file) : file, { ...READER, ...reader }, options);

/** Entries in few words: what a record is, or why there is none. */
function told({ entries }: ImportedFile): unknown[] {
  return entries.map((entry) =>
    "draft" in entry
      ? [entry.row, entry.draft.type, entry.draft.text, entry.draft.occurredAt, entry.draft.data]
      : [entry.row, entry.reason, entry.message]
  );
}

const money = (amount: number, category: string, merchant?: string, payment?: string, currency = "CNY") => ({
  amount,
  currency,
  category,
  ...(merchant === undefined ? {} : { merchant }),
  ...(payment === undefined ? {} : { payment }),
});

Deno.test("readFile() reads Alipay's bill: what was paid, refunded, never paid and only moved", async () => {
  const file = await read(inGbk(ALIPAY_BILL));
  assert.deepEqual([file.format, file.encoding, file.delimiter], ["alipay", "gb18030", ","]);
  assert.deepEqual(told(file), [
    [18, "expense", "沙县小吃 拌面加蛋", "2026-02-27T04:31:08.000Z", money(18.5, "food", "沙县小吃", "花呗")],
    [
      19,
      "expense",
      "滴滴出行 快车",
      "2026-02-26T00:02:00.000Z",
      money(32.1, "transport", "滴滴出行", "余额宝"),
    ],
    // Paid and then given back: both happened.
    [
      20,
      "expense",
      "某某旗舰店 卫衣",
      "2026-02-25T12:00:00.000Z",
      money(99, "shopping", "某某旗舰店", "花呗"),
    ],
    [
      21,
      "income",
      "某某旗舰店 退款-卫衣",
      "2026-02-25T13:00:00.000Z",
      money(99, "refund", "某某旗舰店", "花呗"),
    ],
    [22, "closed", "was not paid: 交易关闭"],
    [23, "neutral", "is neither spent nor earned: 不计收支"],
    [24, "income", "张三 转账 房租押金", "2026-02-21T16:00:01.000Z", money(8000, "gifts", "张三")],
    [
      25,
      "expense",
      "国家电网 电费",
      "2026-02-21T15:59:59.000Z",
      money(154.8, "communication", "国家电网", "招商银行储蓄卡(1234)"),
    ],
  ]);
});

Deno.test("an order that was wholly given back is an expense and its refund, though the bill calls both neither", async () => {
  const file = await read(inGbk([
    "交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注",
    "2024-03-29 18:01:02,日用百货,天猫超市,tm,纸巾,不计收支,59.90,余额宝,交易关闭,2024032922003,T3,",
    "2024-03-29 19:01:02,退款,天猫超市,tm,退款-纸巾,不计收支,59.90,余额宝,退款成功,2024032922003_T3,T3,",
    "2024-03-30 18:01:02,日用百货,天猫超市,tm,牙膏,不计收支,9.90,,交易关闭,2024033022004,T4,",
  ].join("\n")));
  assert.deepEqual(
    file.entries.map((entry) =>
      "draft" in entry ? [entry.draft.type, entry.draft.data.amount] : entry.reason
    ),
    [["expense", 59.9], ["income", 59.9], "closed"],
  );
});

Deno.test("readFile() reads Alipay's older bill down to its footer", async () => {
  const file = await read(inGbk(ALIPAY_WEB_BILL));
  assert.equal(file.format, "alipay");
  assert.deepEqual(told(file), [
    [6, "expense", "星巴克 拿铁", "2019-01-29T10:00:05.000Z", money(35, "food", "星巴克")],
    [7, "closed", "was not paid: 交易关闭"],
    [8, "income", "余额宝 余额宝收益", "2019-01-26T23:00:00.000Z", money(0.31, "investment", "余额宝")],
  ]);
});

const HOTPOT = [
  "expense",
  "海底捞 火锅,两人",
  "2026-02-28T04:01:02.000Z",
  money(1234, "food", "海底捞", "招商银行(1234)"),
];

Deno.test("readFile() reads WeChat Pay's bill", async () => {
  const file = await read(WECHAT_BILL);
  assert.deepEqual([file.format, file.encoding], ["wechat", "utf-8"]);
  assert.deepEqual(told(file), [
    [18, ...HOTPOT],
    [19, "expense", "瑞幸咖啡 生椰拿铁", "2026-02-27T11:00:00.000Z", money(33, "food", "瑞幸咖啡", "零钱")],
    [20, "income", "瑞幸咖啡 生椰拿铁", "2026-02-27T11:30:00.000Z", money(33, "refund", "瑞幸咖啡", "零钱")],
    [21, "income", "妈妈", "2026-02-26T12:00:00.000Z", money(20, "gifts", "妈妈")],
    [22, "neutral", "is neither spent nor earned: 零钱提现"],
    [
      23,
      "expense",
      "房东 转账备注:二月房租",
      "2026-02-24T00:00:00.000Z",
      money(67, "housing", "房东", "零钱"),
    ],
  ]);
  const identities = file.entries.flatMap((entry) => "draft" in entry ? [entry.identity] : []);
  assert.equal(new Set(identities).size, identities.length, "a refund has the number of its payment");
});

Deno.test("readFile() reads WeChat Pay's bill as a workbook, and tells the same of the same payment", async () => {
  const file = await read(wechatWorkbook());
  assert.deepEqual([file.format, file.encoding, file.delimiter], ["wechat", null, null]);
  assert.deepEqual(told(file), [
    [6, ...HOTPOT],
    [
      7,
      "expense",
      "房东 转账备注:二月房租",
      "2026-02-26T16:00:00.000Z",
      money(67.05, "housing", "房东", "零钱"),
    ],
  ]);
  const first = (from: ImportedFile) =>
    from.entries.map((entry) => "draft" in entry ? entry.identity : null)[0];
  assert.equal(first(file), first(await read(WECHAT_BILL)));
});

Deno.test("readFile() takes the zone that was asked for before Beijing's", async () => {
  const { entries } = await read(WECHAT_BILL, {}, { givenTimezone: "America/New_York" });
  assert.equal("draft" in entries[0]! && entries[0].draft.occurredAt, "2026-02-28T17:01:02.000Z");
});

/** An entry without its place and what it is known by. */
function withoutPlace({ row: _row, file: _file, ...rest }: FileEntry): unknown {
  return "draft" in rest ? rest.draft : rest;
}

Deno.test("readFile() reads flomo's page, alone and in its zip, and no script of it", async () => {
  for (const file of [FLOMO_PAGE, zipOf({ "flomo/index.html": FLOMO_PAGE, "flomo/file/a.png": "png" })]) {
    const { format, entries } = await read(file);
    assert.equal(format, "flomo");
    assert.deepEqual(entries.map(withoutPlace), [
      {
        type: "note",
        text: "#读书/笔记 《活着》 & 其他\n人是为活着本身而活着",
        title: undefined,
        data: {},
        tags: ["读书/笔记"],
        occurredAt: "2026-02-28T20:30:15.000Z",
        timezone: "Europe/Berlin",
      },
      {
        type: "note",
        text: "清单：\n- 牛奶\n- 面包",
        title: undefined,
        data: {},
        tags: [],
        occurredAt: "2026-02-27T07:00:00.000Z",
        timezone: "Europe/Berlin",
      },
      { reason: "attachment", message: "refers to file/2026-02-27/1/abc.png, which is not imported" },
      { reason: "invalid", message: "has no time that can be read: 不久前" },
    ]);
    assert.deepEqual(entries.map(({ row }) => row), [1, 2, 2, 3]);
  }
});

Deno.test("readFile() keeps what was said in flomo's recordings", async () => {
  const memo = (content: string, files: string) =>
    `<div class="memo"><div class="time">2026-02-28 21:30:15</div><div class="content">${content}</div><div class="files">${files}</div></div>`;
  const player = (words: string) =>
    `<div class="audio-player"><audio src="file/a.m4a"></audio><span>00:12</span><div class="audio-player__content">${words}</div></div><img src="file/b.png">`;
  const page = `<html><body><div class="memos">${memo("", player("明天<b>记得</b>买牛奶"))}${
    memo("<p>路上</p>", player("<p>第一句</p><p>第二句</p>"))
  }${memo("<p>下一条</p>", "")}</div></body></html>`;
  const { entries } = await read(page);
  assert.deepEqual(
    entries.map((entry) => "draft" in entry ? entry.draft.text : entry.message),
    [
      "明天记得买牛奶",
      "refers to file/a.m4a, which is not imported",
      "refers to file/b.png, which is not imported",
      "路上\n第一句\n第二句",
      "refers to file/a.m4a, which is not imported",
      "refers to file/b.png, which is not imported",
      "下一条",
    ],
  );
});

Deno.test("readFile() reads Google Keep's Takeout", async () => {
  const { format, entries } = await read(keepTakeout());
  assert.equal(format, "keep");
  assert.deepEqual(entries, [
    {
      row: 1,
      file: "Takeout/Keep/Shopping.json",
      identity: null,
      draft: {
        type: "note",
        text: "- [ ] milk\n- [x] bread",
        title: "Shopping",
        data: {},
        tags: ["home  sweet"],
        occurredAt: "2026-02-24T02:26:40.123Z",
        timezone: "Europe/Berlin",
      },
    },
    {
      row: 1,
      file: "Takeout/Keep/2026-02-20T10_00_00.000+08_00.json",
      identity: null,
      draft: {
        type: "note",
        text: "Book by Ursula\nhttps://example.com/book",
        title: undefined,
        data: {},
        tags: [],
        occurredAt: "2026-02-20T02:00:00.000Z",
        timezone: "Europe/Berlin",
      },
    },
    {
      row: 1,
      file: "Takeout/Keep/2026-02-20T10_00_00.000+08_00.json",
      reason: "attachment",
      message: "refers to 18f.jpg, which is not imported",
    },
    { row: 1, file: "Takeout/Keep/Old.json", reason: "trashed", message: "is in Keep's trash" },
  ]);
});

Deno.test("readFile() reads what Memos answers, old and new", async () => {
  const memos = await read(MEMOS_JSON);
  assert.equal(memos.format, "memos");
  assert.deepEqual(told(memos), [
    [1, "note", "# Plan\\n\\nwalk the #dog today", "2026-02-01T00:30:00.000Z", {}],
    [1, "attachment", "refers to dog.jpg, which is not imported"],
    [2, "note", "in the archive", "2026-02-03T00:00:00.000Z", {}],
    [3, "invalid", "is no memo"],
  ]);
  const [first] = memos.entries;
  assert.deepEqual("draft" in first! && first.draft.tags, ["dog", "walk"]);
  assert.deepEqual(told(await read(OLD_MEMOS_JSON)), [[
    1,
    "note",
    "old one",
    "2026-02-01T00:00:00.000Z",
    {},
  ]]);
});

Deno.test("readFile() reads Markdown with front matter, and the day in the name of a file", async () => {
  const file = await read(zipOf({
    "memos/a.md":
      "---\ntitle: Trip\ndate: 2026-02-03 10:00\ntags: [travel, '#fun']\n---\n\nto the sea #sun\n",
    "memos/2026-02-04-0915 b.md": "no front matter",
    "memos/c.md": "---\n: : :\n\t- x\n---\nbroken",
    "__MACOSX/memos/._a.md": "\u0001\u0002",
  }));
  assert.equal(file.format, "markdown");
  assert.deepEqual(
    file.entries.map((entry) =>
      "draft" in entry
        ? [entry.draft.title, entry.draft.text, entry.draft.tags, entry.draft.occurredAt]
        : [entry.file, entry.message]
    ),
    [
      ["Trip", "to the sea #sun", ["travel", "fun", "sun"], "2026-02-03T09:00:00.000Z"],
      [undefined, "no front matter", [], "2026-02-04T08:15:00.000Z"],
      ["memos/c.md", "has front matter that is no YAML"],
    ],
  );
});

Deno.test("readFile() guesses the columns of a table, its encoding, its delimiter and its order of days", async (t) => {
  const cases: [
    what: string,
    file: string | Uint8Array,
    expected: unknown[],
    mapping: Record<string, string>,
  ][] = [
    [
      "Chinese bookkeeping in GBK",
      inGbk(
        '日期,类型,金额,分类,备注,账户\r\n2026-02-01,支出,12.5,餐饮,午饭,微信\r\n2026/2/2 8:05,收入,"3,000",工资,二月,工行\r\n2026年2月3日,不计收支,100,转账,转存,\r\n',
      ),
      [
        [2, "expense", "午饭", "2026-02-01T11:00:00.000Z", money(12.5, "food", undefined, "微信", "EUR")],
        [3, "income", "二月", "2026-02-02T07:05:00.000Z", money(3000, "salary", undefined, "工行", "EUR")],
        [4, "neutral", "is neither spent nor earned"],
      ],
      { occurredAt: "日期", type: "类型", amount: "金额", category: "分类", payment: "账户", text: "备注" },
    ],
    [
      "a German bank's semicolons, commas and signs",
      "\uFEFFBuchungstag;Amount;Payee;Description\n25.02.2026;-1.234,50 €;REWE;Groceries\n03.02.2026;2.000,00 €;ACME;Salary\n",
      [
        [
          2,
          "expense",
          "Groceries",
          "2026-02-25T11:00:00.000Z",
          money(1234.5, "food", "REWE", undefined, "EUR"),
        ],
        [3, "income", "Salary", "2026-02-03T11:00:00.000Z", money(2000, "salary", "ACME", undefined, "EUR")],
      ],
      { occurredAt: "Buchungstag", amount: "Amount", merchant: "Payee", text: "Description" },
    ],
    [
      "American days, debit and credit, in UTF-16",
      inUtf16("Date\tDebit\tCredit\tDescription\n2/3/2026\t$4.50\t\tcoffee\n2/25/2026\t\t$10.00\tpaycheck\n"),
      [
        [2, "expense", "coffee", "2026-02-03T11:00:00.000Z", money(4.5, "food", undefined, undefined, "USD")],
        [
          3,
          "income",
          "paycheck",
          "2026-02-25T11:00:00.000Z",
          money(10, "salary", undefined, undefined, "USD"),
        ],
      ],
      { occurredAt: "Date", expense: "Debit", income: "Credit", text: "Description" },
    ],
    [
      "records of our own",
      'type,occurredAt,timezone,title,text,tags,data,deletedAt\nmetric,2026-02-01T00:00:00.000Z,Asia/Tokyo,,"weight, 60",a,"{""name"":""weight"",""value"":60,""unit"":""kg""}",\nnote,,,,\'=1+1,,,\nnote,,,,gone,,,2026-02-01T00:00:00.000Z\nbook,,,,b,,"{""x"":1}",\ncar,,,,c,,,\nnote,,Mars,,m,,,\nnote,,,,n,,"[1]",\n',
      [
        [2, "metric", "weight, 60", "2026-02-01T00:00:00.000Z", { name: "weight", value: 60, unit: "kg" }],
        [3, "note", "=1+1", null, {}],
        [4, "trashed", "is in the trash"],
        [5, "book", "b", null, { x: 1 }],
        [6, "invalid", "is of a type that is not known: car"],
        [7, "invalid", "has no time zone that is known: Mars"],
        [8, "invalid", "has data that is no JSON object"],
      ],
      {
        type: "type",
        occurredAt: "occurredAt",
        timezone: "timezone",
        title: "title",
        text: "text",
        tags: "tags",
        data: "data",
      },
    ],
    [
      "wrong cells, told by the row of a spreadsheet",
      'date,text\n\n2026-02-30,no such day\n2026-02-01,"two\nlines"\n2026-02-01\n2026-02-01,a,b\n1772000000,seconds\n',
      [
        [3, "invalid", "has no time that can be read: 2026-02-30"],
        [4, "note", "two\nlines", "2026-02-01T11:00:00.000Z", {}],
        [5, "invalid", "has no text"],
        [6, "invalid", "has 3 cells under 2 columns"],
        [7, "note", "seconds", "2026-02-25T06:13:20.000Z", {}],
      ],
      { occurredAt: "date", text: "text" },
    ],
    [
      "lines that end in several ways",
      'text,amount\r\na,1\nb,2\r"c\r\nd",3\r\n\n e ,4',
      [["a", 1], ["b", 2], ["c\r\nd", 3], ["e", 4]].map(([text, amount], i) => [
        i < 3 ? i + 2 : 6,
        "expense",
        text,
        null,
        money(amount as number, "other", undefined, undefined, "EUR"),
      ]),
      { text: "text", amount: "amount" },
    ],
    ["a header alone", "date,text\r\n", [], { occurredAt: "date", text: "text" }],
    [
      "one column",
      "note\nfirst\nsecond\n",
      [[2, "note", "first", null, {}], [3, "note", "second", null, {}]],
      { text: "note" },
    ],
    [
      "a workbook",
      workbook([["date", "time", "note"], [46081, "9:30", "run & <rest>"]]),
      [[2, "invalid", "has no time that can be read: 46081 9:30"]],
      { occurredAt: "date", time: "time", text: "note" },
    ],
  ];
  for (const [what, file, expected, mapping] of cases) {
    await t.step(what, async () => {
      const read_ = await read(file, what.includes("German") ? { mapping } : {});
      assert.deepEqual(told(read_), expected);
      assert.deepEqual(read_.mapping, mapping);
    });
  }
});

Deno.test("readFile() reads by the mapping that is given, and names a column that is not there", async () => {
  const file = "when,what,price\n2026-02-01,tea,3.20\n";
  const { entries } = await read(file, { mapping: { occurredAt: "when", text: "what", amount: "price" } });
  assert.deepEqual(
    "draft" in entries[0]! && entries[0].draft.data,
    money(3.2, "food", undefined, undefined, "EUR"),
  );
  await assert.rejects(read(file, { mapping: { text: "nowhere" } }), (error: AppError) => {
    assert.deepEqual(error.errors, [{
      path: "mapping.text",
      message: "must be a column of the file: when, what, price",
    }]);
    return true;
  });
});

Deno.test("readFile() refuses what it cannot read, with the reason", async (t) => {
  const bomb = zipOf({ "Takeout/Keep/a.json": new Uint8Array(120 * 1024 * 1024) });
  const good = zipOf({ "a.csv": "text\nx\n" });
  const cases: [what: string, file: string | Uint8Array, code: string, message: RegExp][] = [
    ["nothing", "", "invalid_input", /must not be empty/],
    ["spaces", " \r\n\t\n", "invalid_input", /must not be empty/],
    ["U+0000", "text\na\0b\n", "invalid_input", /U\+0000/],
    [
      "no text at all",
      Uint8Array.from([0xff, 0x00, 0x81, 0xff, 0x80, 0x20]),
      "invalid_input",
      /must be text in/,
    ],
    [
      "a quote that is never closed",
      'text\n"a\nb\nc\n',
      "invalid_input",
      /quote in row 2 that is never closed/,
    ],
    ["too many columns", "a,".repeat(1_000_000), "invalid_input", /at most 200 columns; row 1/],
    [
      "too many columns below",
      `text\n${"a,".repeat(1_000_000)}`,
      "invalid_input",
      /at most 200 columns; row 2/,
    ],
    ["too many rows", `text\n${"x\n".repeat(20_061)}`, "invalid_input", /at most 20000 rows/],
    ["JSON cut off", '[{"content":"a"', "invalid_input", /JSON that cannot be read/],
    ["JSON nested without end", "[".repeat(1_000_000), "invalid_input", /JSON that cannot be read/],
    ["other JSON", '{"a":1}', "invalid_input", /shape that is not known/],
    ["HTML nested without end", `<div class="memo">${"<div>".repeat(100_000)}`, "invalid_input", /nested/],
    [
      "a zip of other things",
      zipOf({ "a.exe": "MZ", "../../etc/passwd": "root" }),
      "invalid_input",
      /nothing that is read/,
    ],
    ["two tables", zipOf({ "a.csv": "text\nx", "b.csv": "text\ny" }), "invalid_input", /holds 2 tables/],
    ["a zip in a zip", zipOf({ "a.xlsx": zipOf({ "a.xlsx": good }) }), "invalid_input", /zip in a zip/],
    ["a zip cut off", good.subarray(0, good.length - 30), "bad_request", /damaged/],
    ["a zip cut off early", keepTakeout().subarray(0, 200), "bad_request", /damaged/],
    ["a zip bomb", bomb, "body_too_large", /unzipped/],
    [
      "a workbook without a sheet",
      zipOf({ "xl/workbook.xml": "<workbook/>" }),
      "invalid_input",
      /without a sheet/,
    ],
  ];
  for (const [what, file, code, message] of cases) {
    await t.step(what, async () => {
      const started = processorMs();
      await assert.rejects(async () => await read(file), (error: unknown) => {
        assert.ok(error instanceof AppError, `${error}`);
        assert.equal(error.code, code, error.message);
        assert.match(error.message, message);
        return true;
      });
      assert.ok(processorMs() - started < 5_000, "soon");
    });
  }
});

Deno.test("readFile() says that a zip is locked with a password, as bills are mailed", async () => {
  const locked = zipOf({ "微信支付账单.csv": WECHAT_BILL });
  const view = new DataView(locked.buffer);
  // The bit that says so, in the local header and in the directory.
  view.setUint16(6, view.getUint16(6, true) | 1, true);
  const directory = view.getUint32(locked.length - 6, true);
  view.setUint16(directory + 8, view.getUint16(directory + 8, true) | 1, true);
  await assert.rejects(async () => await read(locked), { message: /locked with a password/ });
});

Deno.test("readFile() believes no size that a zip says of itself", async () => {
  const bomb = zipOf({ "a.csv": new Uint8Array(120 * 1024 * 1024).fill(0x61) });
  const view = new DataView(bomb.buffer);
  // The sizes of the local header and of the directory, made small.
  view.setUint32(22, 10, true);
  for (let at = bomb.length - 22; at > 0; at--) {
    if (view.getUint32(at, true) === 0x02014b50) {
      view.setUint32(at + 24, 10, true);
      break;
    }
  }
  await assert.rejects(async () => await read(bomb), { code: "body_too_large" });
});

Deno.test("readFile() takes no longer for text that is made to be slow", async (t) => {
  const long = "1 ".repeat(2_000_000);
  const cases: Record<string, string> = {
    "a long amount": `text,amount\nx,${long}\n`,
    "a long time": `text,date\nx,${long}\n`,
    "a long header": `${long}\nx\n`,
    "spaces in a memo": FLOMO_PAGE.replace("牛奶", "<b> </b>".repeat(300_000)),
    "a picture in a memo": FLOMO_PAGE.replace(
      "牛奶",
      `<img src="data:image/png;base64,${"A".repeat(8_000_000)}">`,
    ),
    "front matter": `---\n${"a: b\n".repeat(500_000)}`,
    "lines that are too many": "x\n".repeat(8_000_000),
    "tags": JSON.stringify([{ content: "#a".repeat(1_000_000) }]),
  };
  for (const [what, file] of Object.entries(cases)) {
    await t.step(what, async () => {
      const started = processorMs();
      await read(file).catch((error) => assert.ok(error instanceof AppError, `${error}`));
      const ms = processorMs() - started;
      assert.ok(ms < 3_000, `${ms} ms`);
    });
  }
});

Deno.test("readFile() never fails in a way of its own, whatever it is given", async () => {
  const seeds = [
    inGbk(ALIPAY_BILL),
    bytesOf(WECHAT_BILL),
    bytesOf(FLOMO_PAGE),
    keepTakeout(),
    bytesOf(MEMOS_JSON),
    wechatWorkbook(),
  ];
  const broken = fc.tuple(
    fc.constantFrom(...seeds),
    fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 12 }),
    fc.nat(),
  ).map(([seed, changes, cut]) => {
    const bytes = seed.slice(0, cut % 3 === 0 ? cut % seed.length : undefined);
    for (const [at, byte] of changes) if (bytes.length > 0) bytes[at % bytes.length] = byte;
    return bytes;
  });
  await fc.assert(
    fc.asyncProperty(fc.oneof(broken, fc.uint8Array({ maxLength: 200 })), async (bytes) => {
      try {
        await read(bytes);
      } catch (error) {
        assert.ok(error instanceof AppError, `${(error as Error).stack}`);
      }
    }),
    { numRuns: 400 },
  );
});
