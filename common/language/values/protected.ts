/** Stretches of text that hold digits but no values: phone numbers, plates, codes, addresses of the net. @module */

export interface ProtectedRow {
  name: string;
  regexp: RegExp;
  example: string;
}

/** What comes after a word that announces an identifier: letters, digits and the marks between them. */
const CODE = "[\\s:：是为为#.-]{0,4}(?=[a-z\\d·-]{0,18}\\d)[a-z\\d][a-z\\d·.#/-]{0,40}(?:\\s[\\d-]{3,}){0,4}";

export const PROTECTED: readonly ProtectedRow[] = [
  { name: "url", regexp: /\b(?:https?:\/\/|www\.)\S{1,300}/g, example: "https://a.example/1234" },
  {
    name: "email",
    regexp: /[a-z\d._%+-]{1,64}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,4}/g,
    example: "li88@example.com",
  },
  {
    name: "ip",
    regexp: /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?(?![\d.])/g,
    example: "192.168.1.120",
  },
  { name: "mobile", regexp: /(?<!\d)1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)/g, example: "13800138000" },
  {
    name: "phone",
    regexp: /(?<![\d.])(?:\+\d{1,3}[\s-]?)?(?:\(\d{2,4}\)\s?|\d{2,4}[\s-])\d{3,4}[\s-]\d{3,4}(?![\d.])/g,
    example: "646-555-0137",
  },
  { name: "landline", regexp: /(?<!\d)0\d{2,3}-?\d{7,8}(?!\d)/g, example: "010-62345678" },
  {
    name: "hyphens",
    regexp: /(?<![\d.])\d{1,6}(?:-\d{1,8}){2,}(?![\d.])(?<!\b20\d{2}-\d{1,2}-\d{1,2})/g,
    example: "114-8837261-99",
  },
  { name: "long", regexp: /(?<![\d.,])\d{9,}(?!\d|[.,]\d)/g, example: "20260318004512" },
  {
    name: "plate",
    regexp:
      /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][a-z][·.\s-]?[a-z\d]{5,6}(?![a-z\d])/g,
    example: "沪A·F3827",
  },
  {
    name: "model",
    regexp:
      /(?<![a-z\d])(?=[a-z-]{0,12}\d)(?=\d{0,8}[a-z])(?!\d{1,7}(?:\.\d{1,2})?(?:k|w|m|kg|kgs|g|km|kms|lb|lbs|ml|l|cm|mm|mi|h|hr|hrs|min|mins|m|s|d|am|pm|a|p|f|c|bpm|kcal|cal|cals|usd|cny|rmb|eur|gbp|jpy|sgd|hkd|twd|aud|cad|yr|yrs|x|st|nd|rd|th|oz|ft|in|steps|h\d{1,2}m?|bucks|dollars|quid|euro|euros|each|days?|hours?|weeks?|mg|mmol|kj|gb)(?![a-z\d]))(?!(?:usd|cny|rmb|eur|gbp|jpy|sgd|hkd|twd|aud|cad|ntd|nt|us|hk|bp|rm|hr|q|h|spo2|at|t)\d{1,8}(?![a-z]))[a-z\d]{2,14}(?:-[a-z\d]{1,10}){0,3}(?![a-z\d])/g,
    example: "THINKPAD-x1",
  },
  {
    name: "zh.announced",
    regexp: new RegExp(
      `(?:密码|口令|账号|帐号|用户名|卡号|尾号|手机号|(?:车险|报案|热线|客服)电话|电话(?!费|卡)|号码|微信号?|车牌|房号|房间号?|门牌|教室|单号|订单号?|编号|序列号|快递|取件码|验证码|邀请码|身份证|后四位|护照号?|签证号?|学号|工号|会议号|航班号?|车次|型号|版本|代码|分机|邮编|wifi)${CODE}`,
      "g",
    ),
    example: "房号1208",
  },
  {
    name: "en.announced",
    regexp: new RegExp(
      `\\b(?:password|passcode|pin|code|number|no|phone|tel|mobile|cell|fax|ext|acct|account|confirmation|ref|reference|serial|model|order|tracking|locker|combo|combination|wifi|room|gate|seat|terminal|platform|page|chapter|pages|version|plate|passport|zip|postcode|eircode|apt|unit|suite|route|bus|highway|flight|episode|season|spf|id|lot|dial|section|track|line|interstate|apollo)\\b(?!\\s\\d+\\.\\d)${CODE}`,
      "g",
    ),
    example: "room 305",
  },
  {
    name: "zh.place",
    regexp:
      /(?:第\s?)?\d{1,5}\s?(?:号楼|栋|单元|号柜|柜|室|房间|房(?!租|贷|费|东|产|款)|号房|楼|层|路公交|路车|号线|次列车|班)/g,
    example: "3号楼",
  },
  { name: "zh.ordinal", regexp: /第\s?\d{1,5}\s?[页章节期集回课题条步名位季届版]/g, example: "第88页" },
  {
    name: "zh.bus",
    regexp: /(?:公车|公交车?|巴士)\s?\d{1,4}\s?(?=路|号|在|到|往|站|上|下|坐)/g,
    example: "公車 235 在",
  },
  {
    name: "en.level",
    regexp: /\b(?:level|ward|bed|bay|aisle|exit|unit|grade|year|stage)\s\d{1,4}(?!\d|[.,]\d)/g,
    example: "level 2",
  },
  {
    name: "zh.address",
    regexp: /\d{1,5}(?:楼|栋|幢|座|单元|路|街|弄|巷)\s?\d{1,5}(?:号|室)?/g,
    example: "5楼21号",
  },
  {
    name: "of",
    regexp: /(?<![\d.$])\d{1,4}\s(?:out of|in)\s(?:every\s)?\d{1,4}(?!\d|[.,]\d|%)(?!\s?[ap]m)/g,
    example: "2 out of 3",
  },
  {
    name: "product",
    regexp:
      /(?<![a-z])(?:iphone|ipad|galaxy|pixel|mate|ps|xbox|switch|rtx|gtx|windows|win|ios|android|python|java|node|gen|macos)\s?\d{1,5}(?:\.\d{1,3})?(?:\s?(?:pro|max|plus|mini|ultra|ti))*(?!\s?(?:元|块)|\d)/g,
    example: "iPhone 17 Pro",
  },
  { name: "zh.seat", regexp: /(?<!\d)\d{1,2}车\s?\d{1,3}[a-f]?(?![\d公])/g, example: "08车12F" },
  {
    name: "en.flight",
    regexp: /\b(?:flight|flying|train)\s[a-z]{2}\s?\d{2,4}(?!\d|[.,]\d)/g,
    example: "flight UA 882",
  },
  { name: "zh.result", regexp: /(?<!\d)\d{1,3}比\d{1,3}(?!\d)/g, example: "2比1" },
  { name: "zh.floor", regexp: /[一二三四五六七八九十]{1,3}楼\s?\d{2,4}/g, example: "三楼302" },
];
