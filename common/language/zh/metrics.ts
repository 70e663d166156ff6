/** Words that announce a measurement: one row a measurement. @module */

import type { MetricCueRow } from "../records/metric_table.ts";

export const ZH_METRICS: readonly MetricCueRow[] = [
  { name: "bodyFat", cue: "体脂率?", example: ["体脂率21.5%", 21.5] },
  {
    name: "weight",
    cue:
      "(?:宝宝|[大二三小]宝|娃儿?|宝贝|小家伙|老[大二三]|儿子|女儿|闺女)[^,。]{0,6}(?=(?:[\\d.]+|[一二三四五六七八九十]{1,3}(?:点[一二三四五六七八九])?)(?:公斤|kg|斤))|体重|净重|磅重|称重|磅咗|先称|称(?=[\\d一二三四五六七八九十])|瘦|胖了|轻了|掉秤|减到|减肥|称了(?:一下|下)?(?:体重)?|上秤|秤上|公斤(?=[^。]{0,8}(?:跌破|破了?[四五六七八九]十|掉到|降到))|体重秤|过磅(?!费)|瘦到了?|胖到了?",
    example: ["体重68.4公斤", 68.4],
  },
  { name: "height", cue: "身高", example: ["身高178", 178] },
  { name: "waist", cue: "腰围", example: ["腰围82cm", 82] },
  { name: "heartRate", cue: "心率|心跳|脉搏|晨脉|脉率|静息心率", example: ["心率70", 70] },
  {
    name: "temperature",
    cue:
      "(?:宝宝|宝贝|孩子|娃|儿子|女儿|闺女|小朋友)(?=[^,。]{0,4}\\d{2}(?:\\.\\d)?\\s?(?:度|℃))|体温|额温|腋温|耳温|咳嗽|发冷|[刚又再]量(?=[^,。]{0,3}(?:3[6-9]|三十[六七八九]))|探热|发烧|发热|低烧|高烧|烧到|量了?体温",
    example: ["体温37.8", 37.8],
  },
  {
    name: "bloodSugar",
    cue: "血糖|指尖血|末梢血|空腹(?=\\s?(?:[4-9]|1\\d|[四五六七八九十])[\\d.点])",
    example: ["空腹血糖5.8", 5.8],
  },
  { name: "bloodOxygen", cue: "血氧", example: ["血氧98", 98] },
  { name: "vision", cue: "视力", example: ["视力5.0", 5] },
  { name: "cholesterol", cue: "胆固醇", example: ["胆固醇5.2", 5.2] },
  { name: "triglycerides", cue: "甘油三酯", example: ["甘油三酯1.4", 1.4] },
  { name: "uricAcid", cue: "尿酸", example: ["尿酸420", 420] },
  { name: "hips", cue: "臀围", example: ["臀围92cm", 92] },
  { name: "chest", cue: "胸围", example: ["胸围88cm", 88] },
  { name: "steps", cue: "步数|走了|行咗|走路|微信步数|步", example: ["走了12000步", 12000] },
  {
    name: "water",
    cue:
      "水[喝饮](?:了|咗)|[喝饮干灌](?:了|咗)?[^,。]{0,8}水|(?:毫升|升|ml|cc)的?(?:温|热|冷|白开|凉)?水|水(?:才|就|只)?[喝饮]了|饮水|喝水|水量",
    example: ["喝了1.8升水", 1800],
  },
  { name: "a1c", cue: "糖化(?:血红蛋白)?", example: ["糖化6.8", 6.8] },
  { name: "peakFlow", cue: "峰流速", example: ["峰流速410", 410] },
  {
    name: "calories",
    cue:
      "(?:今[天日]|一天|摄入|吃了)[^,。]{0,6}热量|吃了(?=[^,。]{0,8}(?:大卡|千卡|卡路里))|热量(?:摄入)?(?=\\s?\\d)|摄入(?=[^,。]{0,4}(?:大卡|千卡|卡))|卡路里(?=\\s?\\d)",
    example: ["热量摄入1840大卡", 1840],
  },
];
