/** Files as other programs write them, made by hand in the shapes of real ones. @module */
import { strToU8, zipSync } from "fflate";

let gbk: Map<string, number[]> | undefined;

/** Text in GBK, which no encoder of the platform writes. */
export function inGbk(text: string): Uint8Array {
  gbk ??= gbkTable();
  return Uint8Array.from([...text].flatMap((char) => char < "\x80" ? [char.charCodeAt(0)] : gbk!.get(char)!));
}

function gbkTable(): Map<string, number[]> {
  const decoder = new TextDecoder("gb18030");
  const table = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail !== 0x7f) table.set(decoder.decode(new Uint8Array([lead, trail])), [lead, trail]);
    }
  }
  return table;
}

export function inUtf16(text: string, littleEndian = true): Uint8Array {
  const bytes = new Uint8Array(2 + text.length * 2);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, littleEndian);
  for (let i = 0; i < text.length; i++) view.setUint16(2 + i * 2, text.charCodeAt(i), littleEndian);
  return bytes;
}

export function zipOf(files: Record<string, string | Uint8Array>): Uint8Array {
  return zipSync(Object.fromEntries(
    Object.entries(files).map(([name, file]) => [name, typeof file === "string" ? strToU8(file) : file]),
  ));
}

/** The app's bill: every number ends with a tab, and so does no header. */
export const ALIPAY_BILL =
  `------------------------------------------------------------------------------------
导出信息：
姓名：林晓
支付宝账户：lin@example.com
起始时间：[2026-02-01 00:00:00]    终止时间：[2026-02-28 23:59:59]
导出交易类型：[全部]
导出时间：[2026-03-01 10:20:30]
共8笔记录
收入：1笔 8000.00元
支出：5笔 331.20元
不计收支：2笔 99.00元

特别提示：
1.本回单内容可表明支付宝受理了相应支付交易申请，因系统原因或通讯故障等偶发因素导致本回单与实际交易结果不符时，以实际交易情况为准；
2.请勿将本回单作为收款方发货的凭据使用；
------------------------支付宝（中国）网络技术有限公司  电子客户回单------------------------
交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,
2026-02-27 12:31:08,餐饮美食,沙县小吃,sha***@163.com,拌面加蛋,支出,18.50,花呗,交易成功,2026022722001412345678901234\t,T200P1001\t,,
2026-02-26 08:02:00,交通出行,滴滴出行,did***@didi.com,快车,支出,32.10,余额宝,交易成功,2026022622001412345678901235\t,T200P1002\t,,
2026-02-25 20:00:00,服饰装扮,某某旗舰店,abc***@taobao.com,卫衣,支出,99.00,花呗,交易关闭,2026022522001412345678901236\t,T200P1003\t,,
2026-02-25 21:00:00,退款,某某旗舰店,abc***@taobao.com,退款-卫衣,不计收支,99.00,花呗,退款成功,2026022522001412345678901236_20001\t,T200P1003\t,,
2026-02-24 10:00:00,日用百货,便利店,/,雨伞,支出,26.80,余额,交易关闭,2026022422001412345678901237\t,T200P1004\t,,
2026-02-23 09:00:00,投资理财,余额宝,/,余额宝-自动转入,不计收支,1000.00,银行卡,交易成功,2026022300001412345678901238\t,,,
2026-02-22 00:00:01,转账红包,张三,zha***@qq.com,转账,收入,8000.00,/,交易成功,2026022200001412345678901239\t,,房租押金,
2026-02-21 23:59:59,充值缴费,国家电网,/,电费,支出,154.80,招商银行储蓄卡(1234),交易成功,2026022122001412345678901240\t,T200P1006\t,,
`.replaceAll("\n", "\r\n");

/** The older bill of the web site: padded cells, a footer, the state of the money in a column of its own. */
export const ALIPAY_WEB_BILL = `支付宝交易记录明细查询
账号:[lin@example.com]
起始日期:[2019-01-01 00:00:00]    终止日期:[2019-02-01 00:00:00]
---------------------------------交易记录明细列表------------------------------------
交易号                  ,商家订单号               ,交易创建时间              ,付款时间                ,最近修改时间              ,交易来源地     ,类型              ,交易对方            ,商品名称                ,金额（元）   ,收/支     ,交易状态    ,服务费（元）   ,成功退款（元）  ,备注                  ,资金状态     ,
2019012922001400001     ,T1                  ,2019-01-29 18:00:00       ,2019-01-29 18:00:05     ,2019-01-29 18:00:06       ,其他（包括阿里巴巴和外部商家）,即时到账交易          ,星巴克             ,拿铁              ,35.00  ,支出      ,交易成功    ,0.00     ,0.00     ,                    ,已支出      ,
2019012822001400002     ,T2                  ,2019-01-28 09:00:00       ,                        ,2019-01-28 10:00:00       ,淘宝              ,即时到账交易          ,某店铺             ,手机壳             ,15.00  ,         ,交易关闭    ,0.00     ,0.00     ,                    ,         ,
2019012722001400003     ,                    ,2019-01-27 07:00:00       ,2019-01-27 07:00:00     ,2019-01-27 07:00:00       ,支付宝网站           ,即时到账交易          ,余额宝             ,余额宝收益           ,0.31   ,收入      ,交易成功    ,0.00     ,0.00     ,                    ,已收入      ,
------------------------------------------------------------------------------------
共3笔记录
已收入:1笔,0.31元
导出时间:[2019-02-01 10:00:00]    用户:林晓
`.replaceAll("\n", "\r\n");

const WECHAT_HEADER =
  "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注";

export const WECHAT_BILL = `\uFEFF微信支付账单明细,,,,,,,,
微信昵称：[林晓],,,,,,,,
起始时间：[2026-02-01 00:00:00] 终止时间：[2026-02-28 23:59:59],,,,,,,,
导出类型：[全部],,,,,,,,
导出时间：[2026-03-01 11:00:00],,,,,,,,
,,,,,,,,
共6笔记录,,,,,,,,
收入：2笔 53.00元,,,,,,,,
支出：3笔 1334.00元,,,,,,,,
中性交易：1笔 500.00元,,,,,,,,
注：,,,,,,,,
1. 充值/提现/理财通购买/零钱通存取/信用卡还款等交易，将计入中性交易,,,,,,,,
2. 本明细仅展示当前账单中的交易，不包括已删除的记录,,,,,,,,
3. 本明细仅供个人对账使用,,,,,,,,
,,,,,,,,
----------------------微信支付账单明细列表--------------------,,,,,,,,
${WECHAT_HEADER}
2026-02-28 12:01:02,商户消费,海底捞,"火锅,两人",支出,"¥1,234.00",招商银行(1234),支付成功,"4200001111202602281111111111\t","10001\t","/"
2026-02-27 19:00:00,商户消费,瑞幸咖啡,生椰拿铁,支出,¥33.00,零钱,已全额退款,"4200001111202602272222222222\t","10002\t","/"
2026-02-27 19:30:00,瑞幸咖啡-退款,瑞幸咖啡,生椰拿铁,收入,¥33.00,零钱,已全额退款,"4200001111202602272222222222\t","10002\t","/"
2026-02-26 20:00:00,微信红包,妈妈,"/",收入,¥20.00,/,已存入零钱,"1000039501202602263333\t","10003\t","/"
2026-02-25 10:00:00,零钱提现,招商银行(1234),"/",/,¥500.00,招商银行(1234),提现已到账,"2002602254444\t","/","服务费¥0.50"
2026-02-24 08:00:00,转账,房东,转账备注:二月房租,支出,¥67.00,零钱,对方已收钱,"1000050001202602245555\t","10005\t","/"
`.replaceAll("\n", "\r\n");

/** The bill as WeChat sends it today: days as Excel keeps them, amounts as numbers, a row missing in the middle. */
export function wechatWorkbook(): Uint8Array {
  const header = WECHAT_HEADER.split(",");
  const rows: (string | number)[][] = [
    ["微信支付账单明细"],
    ["微信昵称：[林晓]"],
    ["----------------------微信支付账单明细列表--------------------"],
    header,
    [
      46081.500717592593,
      "商户消费",
      "海底捞",
      "火锅,两人",
      "支出",
      1234,
      "招商银行(1234)",
      "支付成功",
      "4200001111202602281111111111",
      "10001",
      "/",
    ],
    [
      46080.0,
      "转账",
      "房东",
      "转账备注:二月房租",
      "支出",
      67.05,
      "零钱",
      "对方已收钱",
      "1000050001202602245555",
      "10005",
      "/",
    ],
  ];
  return workbook(rows);
}

/** A workbook of one sheet with shared strings; the third row says where it stands, the others do not. */
export function workbook(rows: readonly (readonly (string | number)[])[]): Uint8Array {
  const escape = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const strings: string[] = [];
  const cells = (row: readonly (string | number)[], y: number) =>
    row.map((cell, x) => {
      const at = `${String.fromCharCode(65 + x)}${y}`;
      if (typeof cell === "number") return `<c r="${at}" s="1"><v>${cell}</v></c>`;
      return `<c r="${at}" t="s"><v>${strings.push(cell) - 1}</v></c>`;
    }).join("");
  const body = rows.map((row, i) => {
    const y = i < 3 ? i + 1 : i + 2;
    return `<row r="${y}">${cells(row, y)}</row>`;
  }).join("");
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  return zipOf({
    "[Content_Types].xml": "<Types/>",
    "xl/workbook.xml": `<workbook ${main}/>`,
    "xl/worksheets/sheet1.xml":
      `<?xml version="1.0"?><worksheet ${main}><sheetData>${body}</sheetData></worksheet>`,
    "xl/sharedStrings.xml": `<sst ${main}>${
      strings.map((text) => `<si><t xml:space="preserve">${escape(text)}</t></si>`).join("")
    }</sst>`,
  });
}

export const FLOMO_PAGE = `<!DOCTYPE html>
<html lang="zh">
<head><meta charset="utf-8"><title>flomo</title><style>.memo { color: red }</style></head>
<body>
<header><div class="top"><div class="user"><div class="name">林晓</div><div class="date">于 2026-3-1 导出 3 条 MEMO</div></div></div></header>
<div class="memos">
  <div class="memo">
    <div class="time">2026-02-28 21:30:15</div>
    <div class="content"><p>#读书/笔记 《活着》 &amp; 其他</p><p>人是为<strong>活着</strong>本身而活着</p></div>
    <div class="files"></div>
  </div>
  <div class="memo">
    <div class="time">2026-02-27 08:00:00</div>
    <div class="content"><p>清单：</p><ul><li><p>牛奶</p></li><li><p>面包</p></li></ul><script>alert("x")</script></div>
    <div class="files"><img src="file/2026-02-27/1/abc.png"></div>
  </div>
  <div class="memo">
    <div class="time">不久前</div>
    <div class="content"><p>时间坏了</p></div>
    <div class="files"></div>
  </div>
</div>
</body></html>`;

const KEEP_NOTES: Record<string, Record<string, unknown>> = {
  "Takeout/Keep/Shopping.json": {
    color: "DEFAULT",
    isTrashed: false,
    isPinned: false,
    isArchived: false,
    listContent: [{ textHtml: "", text: "milk", isChecked: false }, { text: "bread", isChecked: true }],
    title: "Shopping",
    userEditedTimestampUsec: 1772000000000000,
    createdTimestampUsec: 1771900000123000,
    labels: [{ name: "home, sweet" }],
  },
  "Takeout/Keep/2026-02-20T10_00_00.000+08_00.json": {
    color: "RED",
    isTrashed: false,
    isPinned: true,
    isArchived: true,
    textContent: "Book by Ursula",
    title: "",
    userEditedTimestampUsec: 1771552800000000,
    annotations: [{ description: "", source: "WEBLINK", title: "x", url: "https://example.com/book" }],
    attachments: [{ filePath: "18f.jpg", mimetype: "image/jpeg" }],
  },
  "Takeout/Keep/Old.json": {
    isTrashed: true,
    textContent: "gone",
    title: "Old",
    userEditedTimestampUsec: 1771552800000000,
  },
};

export function keepTakeout(): Uint8Array {
  return zipOf({
    "Takeout/archive_browser.html": "<html><body>Takeout</body></html>",
    "Takeout/Keep/Labels.txt": "home",
    "Takeout/Keep/Shopping.html": "<html><body>Shopping</body></html>",
    "Takeout/Keep/18f.jpg": new Uint8Array([0xff, 0xd8, 0xff]),
    ...Object.fromEntries(Object.entries(KEEP_NOTES).map(([name, note]) => [name, JSON.stringify(note)])),
  });
}

/** As `GET /api/v1/memos` of Memos 0.2x answers. */
export const MEMOS_JSON = JSON.stringify({
  memos: [
    {
      name: "memos/3UZ7uBbHsLEAwdYE5HKhjd",
      state: "NORMAL",
      creator: "users/1",
      createTime: "2026-02-01T00:00:00Z",
      updateTime: "2026-02-02T00:00:00Z",
      displayTime: "2026-02-01T08:30:00+08:00",
      content: "# Plan\\n\\nwalk the #dog today",
      visibility: "PRIVATE",
      tags: ["dog", "walk"],
      pinned: false,
      attachments: [{ name: "attachments/1", filename: "dog.jpg", type: "image/jpeg", size: "12345" }],
    },
    { name: "memos/2", state: "ARCHIVED", createTime: "2026-02-03T00:00:00Z", content: "in the archive" },
    { name: "memos/3", content: 5 },
  ],
  nextPageToken: "",
});

/** As `GET /api/v1/memo` of older ones answers. */
export const OLD_MEMOS_JSON = JSON.stringify([
  {
    id: 1,
    rowStatus: "NORMAL",
    creatorId: 1,
    createdTs: 1769904000,
    updatedTs: 1769904000,
    content: "old one",
  },
]);
