/** Stretches of Chinese text that hold digits but no values; one row a kind. @module */

import { CODE, type ProtectedRow } from "../values/protected_row.ts";

export const ZH_PROTECTED: readonly ProtectedRow[] = [
  {
    name: "plate",
    regexp:
      /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][a-z][·.\s-]?[a-z\d]{5,6}(?![a-z\d])/g,
    example: "沪A·F3827",
  },
  {
    name: "zh.announced",
    regexp: new RegExp(
      `(?:密码|口令|账号|帐号|用户名|卡号|尾号|手机号|(?:车险|报案|热线|客服)电话|电话(?!费|卡)|号码|微信号?|车牌|房号|房间号?|门牌|教室|单号|订单号?|编号|序列号|快递(?!费|\\s?\\d{1,3}(?:\\.\\d{1,2})?(?:块|元|$|[\\s,。]))|取件码|验证码|邀请码|身份证|后四位|护照号?|签证号?|学号|工号|会议号|航班号?|车次|型号|版本|代码|分机|邮编|wifi)(?!\\s\\d+\\.\\d\\d(?!\\d))[\\s:：是为#.-]{0,4}${CODE}(?![\\d.]|\\s?(?:元|块|\\.\\d\\d(?!\\d)))`,
      "g",
    ),
    example: "房号1208",
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
    name: "zh.address",
    regexp: /\d{1,5}(?:楼|栋|幢|座|单元|路|街|弄|巷)\s?\d{1,5}(?:号|室)?/g,
    example: "5楼21号",
  },
  { name: "zh.seat", regexp: /(?<!\d)\d{1,2}车\s?\d{1,3}[a-f]?(?![\d公])/g, example: "08车12F" },
  {
    name: "zh.vaccine",
    regexp: /(?:\d{1,2}|[二四五九]|二?十三)价(?=的|疫苗|hpv|肺炎|流感|$|[,。])/g,
    example: "十三价的",
  },
  { name: "zh.result", regexp: /(?<!\d)\d{1,3}比\d{1,3}(?!\d)/g, example: "2比1" },
  {
    name: "zh.numbered",
    regexp:
      /\d{1,4}\s?号(?=会议室|馆|线|厅|窗口|桌|机(?!票)|院|店|仓|库|公寓|宿舍|车厢|出口|入口|桥|码头|航站|门(?!诊)|工位|球场|场地|泳道|技师|选手)/g,
    example: "3号会议室",
  },
  { name: "zh.size", regexp: /\d{1,4}(?:\.\d{1,2})?\s?乘以?\s?\d{1,4}(?:\.\d{1,2})?/g, example: "2.4乘5.3" },
  {
    name: "zh.shop",
    regexp: /(?<=[在去到])7-?11(?![\d号日月]|[.:/]\d)|(?<![\d.])7-?11(?=便利|超市|买|吃|的(?:饭|咖|便))/g,
    example: "在711买水",
  },
  {
    name: "zh.resolution",
    regexp:
      /(?<![\d.a-z])[248]k\s?(?=超?高?清|电视|视频|屏|显示|画质|投影|蓝光|片|电影|摄像|相机|分辨率|修复)/g,
    example: "4k电视",
  },
  { name: "zh.floor", regexp: /[一二三四五六七八九十]{1,3}楼\s?\d{2,4}/g, example: "三楼302" },
];
