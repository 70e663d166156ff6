/** Categories of bills and of other programs as ours. @module */
import { categoryOf, INCOME, SPENDING } from "../language/records/categories.ts";
import { CATEGORIES } from "../records/built_in_types.ts";

type Category = typeof CATEGORIES[number];

/** What Alipay and the bookkeeping programs of China and the West call them; looked up in small letters. */
const NAMES: Readonly<Record<Category, string>> = {
  food:
    "餐饮美食 餐饮 美食 吃喝 饮食 三餐 零食 食品 买菜 外卖 早餐 午餐 晚餐 food dining groceries restaurants restaurant",
  transport: "交通出行 交通 出行 爱车养车 汽车 打车 加油 transport transportation commute car gas fuel taxi",
  shopping:
    "日用百货 服饰装扮 数码电器 美容美发 母婴亲子 购物 日用 服饰 数码 美妆 shopping clothing electronics",
  housing: "住房物业 家居家装 住房 居住 房租 水电 家居 物业 rent housing home utilities household",
  entertainment: "文化休闲 运动户外 娱乐 休闲 电影 游戏 运动 entertainment leisure fun movies games sports",
  medical: "医疗健康 医疗 健康 看病 药品 medical health healthcare pharmacy",
  education: "教育培训 教育 学习 培训 书籍 education learning books tuition",
  travel: "酒店旅游 旅游 旅行 酒店 travel vacation hotel flights",
  communication: "充值缴费 通讯 话费 网费 communication phone internet",
  pets: "宠物 pets pet",
  gifts: "转账红包 公益捐赠 红包 礼物 人情 微信红包 gifts gift donation donations charity",
  salary: "工资 薪水 薪资 salary wages paycheck",
  bonus: "奖金 年终奖 bonus",
  investment: "投资理财 理财 投资 利息 investment interest dividends",
  refund: "退款 refund refunds",
  other: "其他 其它 other misc miscellaneous 生活服务 商业服务 保险 信用借还 亲友代付",
};
const BY_NAME = new Map(
  Object.entries(NAMES).flatMap(([category, names]) =>
    names.split(" ").map((name) => [name, category as Category] as const)
  ),
);
const KNOWN: ReadonlySet<string> = new Set(CATEGORIES);

/** Our category for another program's name of one, or null. */
export function categoryNamed(name: string): Category | null {
  const given = name.trim().toLowerCase();
  return KNOWN.has(given) ? given as Category : BY_NAME.get(given) ?? null;
}

/** The category that the words of a purchase or an income tell of; `other` where they tell of none. */
export function categoryOfWords(type: "expense" | "income", words: string): Category {
  const found = categoryOf(words.toLowerCase(), type === "expense" ? SPENDING : INCOME)?.category;
  return found !== undefined && KNOWN.has(found) ? found as Category : "other";
}
