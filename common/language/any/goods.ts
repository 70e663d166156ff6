/** Goods and services by their names in both languages: what a record says in one is found by the other. @module */

/**
 * Names of one thing, none of a kind of it: who asks for 洗牙 asks for no other dentist's bill. Words are separated by
 * spaces, `_` stands for a space inside one; English is given in the singular. Beside a word of `unless` it is
 * another thing: who rents a car pays no 房租.
 */
export type GoodsRow = readonly [zh: string, en: string, unless?: string];

// deno-fmt-ignore: a row is one line
export const GOODS: readonly GoodsRow[] = [
  ["房租 租金 交租 屋租 月租", "rent", "car bike bicycle scooter costume equipment"],
  ["水电费 水电", "utilities"],
  ["水费", "water_bill"],
  ["电费", "electricity electric_bill power_bill"],
  ["燃气费 煤气费 瓦斯费", "gas_bill"],
  ["房贷 月供", "mortgage"],
  ["打车 打的 滴滴 出租车 的士 计程车 网约车", "taxi cab"],
  ["地铁 捷运 港铁", "metro subway_fare"],
  ["公交 公交车 巴士", "bus"],
  ["火车票", "train_ticket train_fare"],
  ["停车费", "parking_fee"],
  ["加油 油费 油钱", "petrol gasoline fuel"],
  ["机票 飞机票", "flight plane_ticket airfare"],
  ["酒店 宾馆", "hotel"],
  ["门票", "admission entrance_fee"],
  ["早饭 早餐 早点", "breakfast"],
  ["午饭 午餐 中饭", "lunch"],
  ["晚饭 晚餐", "dinner supper"],
  ["夜宵 宵夜", "late-night_snack"],
  ["外卖", "takeaway takeout"],
  ["咖啡", "coffee"],
  ["拿铁", "latte"],
  ["奶茶", "bubble_tea milk_tea boba"],
  ["啤酒", "beer"],
  ["红酒", "wine"],
  ["火锅", "hotpot hot_pot"],
  ["烧烤", "bbq barbecue"],
  ["寿司", "sushi"],
  ["拉面", "ramen"],
  ["饺子", "dumpling"],
  ["披萨 比萨", "pizza"],
  ["汉堡", "burger hamburger"],
  ["面包", "bread"],
  ["蛋糕", "cake"],
  ["水果", "fruit"],
  ["蔬菜", "vegetable veggies"],
  ["牛奶 鲜奶", "milk"],
  ["鸡蛋", "egg"],
  ["零食", "snack"],
  ["超市", "supermarket"],
  ["猫粮", "cat_food"],
  ["狗粮", "dog_food"],
  ["猫砂", "cat_litter kitty_litter"],
  ["衣服", "clothes clothing"],
  ["鞋子 鞋", "shoe"],
  ["跑鞋", "running_shoe"],
  ["外套 大衣", "coat jacket"],
  ["耳机", "headphone earphone"],
  ["理发 剪头发 剪发 剪头", "haircut barber"],
  ["干洗", "dry_cleaning"],
  ["健身卡", "gym_membership"],
  ["电影 电影票 看电影", "movie cinema"],
  ["演唱会", "concert"],
  ["学费", "tuition"],
  ["话费 手机费 电话费", "phone_bill"],
  ["宽带 网费", "internet broadband"],
  ["药费", "medication"],
  ["牙医", "dentist"],
  ["保险 保费", "insurance"],
  ["鲜花 买花", "flower"],
  ["快递费", "courier"],
  ["捐款", "donation"],
];

const wordsOf = (list: string) => list.split(" ").map((word) => word.replaceAll("_", " "));
const ROWS = GOODS.map(([zh, en, unless]) => ({
  names: [zh, en].flatMap(wordsOf),
  unless: unless === undefined ? [] : wordsOf(unless),
}));

/** Kinds of things, and what there is of them: who asks for coffees asks for every flat white. */
// deno-fmt-ignore: a row is one line
const KINDS: readonly [names: string, things: string][] = [
  ["咖啡 coffee", "拿铁 美式 卡布奇诺 摩卡 澳白 冷萃 latte flat_white cappuccino americano espresso macchiato cortado cold_brew"],
  ["打车 网约车", "滴滴 uber didi lyft grab"],
  ["水电费 水电 utilities", "水费 电费 water_bill electricity electric_bill power_bill"],
  ["衣服 clothes clothing", "外套 大衣 衬衫 t恤 裤子 牛仔裤 裙子 毛衣 羽绒服 卫衣 shirt t-shirt jeans trousers dress jumper sweater hoodie jacket coat"],
];

const KIND_ROWS = KINDS.map(([names, things]) => ({ names: wordsOf(names), things: wordsOf(things) }));

/** thingsOf() gives what there is of the kind that any of `words` (lower-case) names. */
export function thingsOf(words: readonly string[]): readonly string[] {
  const said = new Set(words.flatMap((word) => [word, word.replace(/s$/, "")]));
  return KIND_ROWS.find(({ names }) => names.some((name) => said.has(name)))?.things ?? [];
}

/** goodsNamed() gives the names of what any of `words` (lower-case) names, and what it is not told beside. */
export function goodsNamed(
  words: readonly string[],
): { names: readonly string[]; unless: readonly string[] } {
  const said = new Set(words.flatMap((word) => [word, word.replace(/s$/, ""), word.replace(/es$/, "")]));
  return ROWS.find(({ names }) => names.some((name) => said.has(name))) ?? { names: [], unless: [] };
}
