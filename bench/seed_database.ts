/** A database of a million short Chinese and English records of a thousand people, the same at every run. @module */
import { newRow } from "../common/database/new_row.ts";
import { toTimestamp } from "../common/clock.ts";
import type { ZhijiRecord } from "../common/records/record.ts";
import { insertStatements } from "../common/records/record_statements.ts";
import type { Runtime } from "../common/runtime.ts";

const DISHES =
  "火锅 牛肉面 寿司 咖啡 奶茶 沙拉 烤鸭 饺子 披萨 麻辣烫 豆浆油条 汉堡 小龙虾 煎饼 粥 鸡公煲 轻食 酸菜鱼"
    .split(" ");
const PEOPLE = "小王 老李 妈妈 同事 室友 Anna 客户 导师 爸爸 小雨 阿强 Ben".split(" ");
const PLACES = "公司楼下 国贸 万达 五道口 家里 机场 学校 西湖边 外滩 地铁站 办公室 健身房".split(" ");
const TOPICS =
  "项目进度 论文 装修 体检 签证 租房 面试 旅行计划 读书笔记 预算 搬家 驾照 保险 报销 团建 产品方案".split(
    " ",
  );
const ENGLISH =
  ("dentist appointment,lunch with Ben,ran by the river,team meeting notes,bought a keyboard,paid the rent," +
    "idea for the garden,call the bank,flight to Berlin,read two chapters,coffee downtown,groceries for the week")
    .split(",");

/** A small generator with a seed, so that two runs measure the same rows. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor(state / 4_294_967_296 * below);
  };
}

/** A line as somebody might say it, with its type and data. */
export function someLine(
  random: (below: number) => number,
): { type: string; text: string; data: Record<string, unknown> } {
  const pick = (list: readonly string[]) => list[random(list.length)]!;
  const amount = random(50_000) / 100;
  switch (random(5)) {
    case 0:
      return {
        type: "expense",
        text: `和${pick(PEOPLE)}在${pick(PLACES)}吃${pick(DISHES)}花了${amount}元`,
        data: { amount, currency: "CNY", category: "food" },
      };
    case 1:
      return {
        type: "todo",
        text: `记得跟${pick(PEOPLE)}确认${pick(TOPICS)}，顺便去${pick(PLACES)}`,
        data: { done: false },
      };
    case 2:
      return {
        type: "note",
        text: `${pick(TOPICS)}：${pick(PEOPLE)}说先看${pick(TOPICS)}再决定 no. ${random(9_000)}`,
        data: {},
      };
    case 3:
      return {
        type: "expense",
        text: `${pick(ENGLISH)} for ${amount} dollars near ${pick(PLACES)}`,
        data: { amount, currency: "USD", category: "other" },
      };
    default:
      return { type: "note", text: `${pick(ENGLISH)}, then ${pick(ENGLISH)} ${random(9_000)}`, data: {} };
  }
}

export interface Seeded {
  email: string;
  password: string;
  userId: string;
  /** Ids of records of the measured user. */
  recordIds: string[];
}

const BATCH_ROWS = 2_000;

/** Fills the database: `ownRows` records of the user who is measured, the rest of other people. */
export async function seedDatabase(
  runtime: Runtime,
  rows: number,
  ownRows: number,
  people: number,
): Promise<Seeded> {
  const account = { email: "bench@example.com", password: "plum-tree in the rain 7" };
  const { id: userId } = await runtime.accounts.register(account);
  const others = await addPeople(runtime, people);
  const random = randomFrom(7);
  const recordIds: string[] = [];
  const startMs = Date.parse("2025-01-01T00:00:00Z");
  for (let at = 0; at < rows; at += BATCH_ROWS) {
    const statements = [];
    for (let i = at; i < Math.min(rows, at + BATCH_ROWS); i++) {
      const isOwn = i % Math.floor(rows / ownRows) === 0 && recordIds.length < ownRows;
      const owner = isOwn ? userId : others[i % others.length]!;
      const record = recordOf(runtime, someLine(random), startMs + i * 30_000);
      if (isOwn) recordIds.push(record.id);
      statements.push(...insertStatements(owner, record));
    }
    await runtime.database.commit(statements);
  }
  return { ...account, userId, recordIds };
}

async function addPeople(runtime: Runtime, people: number): Promise<string[]> {
  const ids: string[] = [];
  const statements = Array.from({ length: people }, (_, i) => {
    const row = newRow(runtime.clock);
    ids.push(row.id);
    return {
      sql:
        `INSERT INTO users (id, created_at, updated_at, email, display_name, password_hash, role, locale, timezone, currency)
        VALUES (?, ?, ?, ?, 'someone', '', 'user', 'zh-CN', 'Asia/Shanghai', 'CNY')`,
      args: [row.id, row.createdAt, row.updatedAt, `person${i}@example.com`],
    };
  });
  await runtime.database.commit(statements);
  return ids;
}

function recordOf(runtime: Runtime, line: ReturnType<typeof someLine>, atMs: number): ZhijiRecord {
  const at = toTimestamp(atMs);
  return {
    id: newRow(runtime.clock).id,
    ...line,
    title: null,
    tags: [],
    occurredAt: at,
    timezone: "Asia/Shanghai",
    captureId: null,
    span: null,
    confidence: null,
    source: "api",
    version: 1,
    createdAt: at,
    updatedAt: at,
    deletedAt: null,
  };
}
