/** Which column of a table is which part of a record, guessed from the words of its header. @module */
import type { MappedField, Mapping } from "./imported_file.ts";

/** Names in small letters without spaces; of several columns the one named first here is taken. */
const NAMES: readonly (readonly [field: MappedField, names: string])[] = [
  [
    "occurredAt",
    "occurredat datetime timestamp date 日期时间 交易时间 记录时间 日期 交易日期 创建时间 时间 createdat created transactiondate postingdate bookingdate time day",
  ],
  ["time", "time 时间 交易时间"],
  ["timezone", "timezone 时区"],
  ["direction", "direction 收/支 收支 收支类型 借贷 收入/支出"],
  ["type", "type 类型 记录类型 kind"],
  ["amount", "amount 金额 金额(元) 交易金额 金额(cny) 价格 费用 value price total sum betrag"],
  [
    "expense",
    "expense expenses debit withdrawal withdrawals paidout moneyout spent cost 支出 支出金额 花费 花销 开销 开支 消费 消费金额 借方 借方金额",
  ],
  ["income", "income credit deposit deposits paidin moneyin 收入 收入金额 贷方 贷方金额"],
  ["currency", "currency 币种 货币"],
  ["category", "category 分类 类别 类目 一级分类 交易分类 categories"],
  ["merchant", "merchant payee store shop vendor counterparty 商家 商户 交易对方 对方 收款方 对方户名"],
  ["payment", "payment paymentmethod account method wallet 账户 支付方式 付款方式 收/付款方式 支付账户"],
  ["tags", "tags tag labels label 标签"],
  ["data", "data"],
  [
    "text",
    "text content body 内容 正文 事项 项目 名目 用途 商品说明 商品名称 商品 description details detail item 摘要 描述 说明 note notes memo 备注 comment remark reference",
  ],
  ["title", "title subject name headline 标题 名称 主题"],
];

/** A mapping of a header's texts; columns that no word tells of are in none of its fields. */
export function suggestMapping(columns: readonly string[]): Mapping {
  const byName = new Map<string, string>();
  for (const column of columns) {
    const name = plain(column);
    if (name !== "" && !byName.has(name)) byName.set(name, column);
  }
  const mapping: Mapping = {};
  const taken = new Set<string>();
  for (const [field, names] of NAMES) {
    const name = names.split(" ").find((name) => byName.has(name) && !taken.has(name));
    if (name === undefined) continue;
    // A time of its own stands beside a day only.
    if (field === "time" && mapping.occurredAt === undefined) continue;
    taken.add(name);
    mapping[field] = byName.get(name)!;
  }
  if (mapping.text === undefined && mapping.title !== undefined) {
    mapping.text = mapping.title;
    delete mapping.title;
  }
  // A record is nothing without its text: the only column that nothing tells of can be nothing else.
  const untold = columns.filter((column) => plain(column) !== "" && !Object.values(mapping).includes(column));
  if (mapping.text === undefined && untold.length === 1) mapping.text = untold[0]!;
  return mapping;
}

function plain(text: string): string {
  return text.trim().toLowerCase().replaceAll(/[\s_-]+/g, "").replace("（", "(").replace("）", ")");
}
