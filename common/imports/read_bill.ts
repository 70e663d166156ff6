/**
 * Bills of Alipay and WeChat Pay: lines about the bill, a header, one row a payment, and for Alipay's older
 * form a footer. Their times are Beijing's, wherever the payer was.
 * @module
 */
import { Pacer } from "../pacer.ts";
import { categoryNamed, categoryOfWords } from "./money_category.ts";
import type { FileEntry, ImportFormat, Reader } from "./imported_file.ts";
import { readAmount } from "./read_amount.ts";
import { readMoment } from "./read_moment.ts";
import { HEADER_ROWS_MAX, type Table, type TableRow } from "./read_table.ts";

const BILL_TIMEZONE = "Asia/Shanghai";
const LABEL_CHARS_MAX = 200;

/** The columns of one kind of bill: any of the names, the first that has something in it. */
interface Bill {
  format: ImportFormat;
  /** Columns that no other table has together. */
  marks: readonly string[];
  number: readonly string[];
  time: readonly string[];
  kind: readonly string[];
  party: readonly string[];
  goods: readonly string[];
  direction: readonly string[];
  amount: readonly string[];
  payment: readonly string[];
  status: readonly string[];
  remark: readonly string[];
  /** Whether its amounts moved at all; Alipay's older form says so beside the status. */
  funds: readonly string[];
}

const BILLS: readonly Bill[] = [
  {
    format: "wechat",
    marks: ["交易时间", "交易类型", "收/支", "当前状态"],
    number: ["交易单号"],
    time: ["交易时间"],
    kind: ["交易类型"],
    party: ["交易对方"],
    goods: ["商品"],
    direction: ["收/支"],
    amount: ["金额(元)", "金额"],
    payment: ["支付方式"],
    status: ["当前状态"],
    remark: ["备注"],
    funds: [],
  },
  {
    format: "alipay",
    marks: ["交易对方", "收/支", "交易状态"],
    number: ["交易订单号", "交易号"],
    time: ["付款时间", "交易时间", "交易创建时间"],
    kind: ["交易分类", "类型"],
    party: ["交易对方"],
    goods: ["商品说明", "商品名称"],
    direction: ["收/支"],
    amount: ["金额", "金额(元)"],
    payment: ["收/付款方式"],
    status: ["交易状态"],
    remark: ["备注"],
    funds: ["资金状态"],
  },
];

/** Nothing was paid. */
const FAILED = /支付失败|失败|已撤销|等待付款|待付款|未支付/;
const CLOSED = /交易关闭|已关闭|关闭/;
const REFUNDED = /退款成功/;
const RULE = /^-{5,}/;

type Cells = (names: readonly string[]) => string;

export interface FoundBill {
  bill: Bill;
  header: string[];
  /** Rows below the header, down to the footer. */
  rows: TableRow[];
}

/** The bill in a table, or null where it is none. */
export function findBill(table: Table): FoundBill | null {
  for (const [at, { cells }] of table.rows.slice(0, HEADER_ROWS_MAX).entries()) {
    const header = cells.map(plainName);
    const bill = BILLS.find(({ marks }) => marks.every((mark) => header.includes(mark)));
    if (!bill) continue;
    const rows = table.rows.slice(at + 1);
    const end = rows.findIndex((row) => RULE.test(row.cells[0]!.trim()));
    return { bill, header, rows: end < 0 ? rows : rows.slice(0, end) };
  }
  return null;
}

/** What each row of a bill becomes. */
export async function readBill(
  { bill, header, rows }: FoundBill,
  reader: Reader,
  sheet: boolean,
): Promise<FileEntry[]> {
  const timezone = reader.givenTimezone ?? BILL_TIMEZONE;
  const cellsOf = (row: TableRow): Cells => (names) => {
    for (const name of names) {
      const text = row.cells[header.indexOf(name)]?.trim() ?? "";
      if (text !== "" && text !== "/") return text;
    }
    return "";
  };
  // A refund has the number of its payment, and more behind it.
  const refunded = rows.map(cellsOf).filter((cell) => REFUNDED.test(cell(bill.status)))
    .map((cell) => cell(bill.number)).sort();
  const wasRefunded = (number: string) => number !== "" && hasLonger(refunded, number);
  const read = (row: TableRow): FileEntry => {
    const place = { row: row.row, file: null };
    if (row.problem !== undefined) return { ...place, reason: "invalid", message: row.problem };
    return { ...place, ...entryOf(bill, cellsOf(row), { timezone, sheet, wasRefunded }) };
  };
  const entries: FileEntry[] = [];
  const pacer = new Pacer();
  for (const row of rows) {
    entries.push(read(row));
    await pacer.pause();
  }
  return entries;
}

type Read = { draft: Draft; identity: string } | {
  reason: "invalid" | "neutral" | "closed";
  message: string;
};
type Draft = Extract<FileEntry, { draft: unknown }>["draft"];

function entryOf(
  bill: Bill,
  cell: Cells,
  { timezone, sheet, wasRefunded }: {
    timezone: string;
    sheet: boolean;
    wasRefunded: (number: string) => boolean;
  },
): Read {
  const [number, status, direction] = [cell(bill.number), cell(bill.status), cell(bill.direction)];
  const occurredAt = readMoment(cell(bill.time), timezone, { sheet });
  if (occurredAt === null) return invalid(`has no time that can be read: ${shortened(cell(bill.time))}`);
  const read = readAmount(cell(bill.amount));
  if (read === null) return invalid(`has no amount that can be read: ${shortened(cell(bill.amount))}`);

  const isRefund = REFUNDED.test(status) || /退款$/.test(cell(bill.kind)) && direction === "收入";
  if (FAILED.test(status)) return { reason: "closed", message: `was not paid: ${status}` };
  if (CLOSED.test(status) && !isRefund && !cell(bill.funds).startsWith("已") && !wasRefunded(number)) {
    return { reason: "closed", message: `was not paid: ${status}` };
  }
  // An order that was wholly given back is 不计收支 in newer bills, and its refund is a row of its own: it was paid.
  const wasPaid = direction === "支出" || (CLOSED.test(status) && wasRefunded(number));
  const type = isRefund || direction === "收入" ? "income" : wasPaid ? "expense" : null;
  if (type === null) {
    return {
      reason: "neutral",
      message: `is neither spent nor earned: ${shortened(direction || cell(bill.kind))}`,
    };
  }
  const [party, goods, kind, payment] = [
    cell(bill.party),
    cell(bill.goods),
    cell(bill.kind),
    cell(bill.payment),
  ];
  const words = [...new Set([party, goods, cell(bill.remark)])].filter((part) => part !== "").join(" ");
  const named = categoryNamed(kind);
  const category = isRefund
    ? "refund"
    : named !== null && named !== "other"
    ? named
    : categoryOfWords(type, `${goods} ${party}`);
  return {
    identity: [bill.format, number, direction, read.amount, occurredAt, kind].join("\n"),
    draft: {
      type,
      text: words || kind || type,
      data: {
        amount: read.amount,
        currency: "CNY",
        category,
        ...(party === "" ? {} : { merchant: party.slice(0, LABEL_CHARS_MAX) }),
        ...(payment === "" ? {} : { payment: payment.slice(0, LABEL_CHARS_MAX) }),
      },
      occurredAt,
      timezone,
    },
  };
}

/** Whether one of the sorted texts begins with `text` and goes on. */
function hasLonger(sorted: readonly string[], text: string): boolean {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! > text) high = middle;
    else low = middle + 1;
  }
  return sorted[low]?.startsWith(text) ?? false;
}

const invalid = (message: string) => ({ reason: "invalid" as const, message });

/** `金额（元）   ` as `金额(元)`. */
function plainName(text: string): string {
  return text.trim().replace("（", "(").replace("）", ")");
}

function shortened(text: string): string {
  return text === "" ? "empty" : text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
