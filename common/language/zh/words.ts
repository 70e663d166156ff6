/** Groups of words that the readers of records ask for by name: one row a group, with a line that shows it. @module */

import type { WordRow } from "../words.ts";

export const ZH_WORDS: readonly WordRow[] = [
  {
    name: "moved",
    pattern: "了|完|到(?=腿|累|虚|吐|爆)|一(?:下午|上午|整天|晚上)|打卡|结束|过(?=$|[,。\\s])|咗",
    example: "跑了步",
  },
  {
    name: "moveCosts",
    pattern: "会员|办卡|年卡|月卡|卡续|私教|报名|装备|鞋|裤|课(?:程)?费|报了|押金",
    example: "健身房会员",
  },
  { name: "stopwatch", pattern: "用时|耗时|成绩", example: "用时28:30" },
  { name: "pressure", pattern: "血压|高压|收缩压|舒张压|上压|下压", example: "血压偏高" },
  {
    name: "sleep",
    pattern:
      "睡了|睡得|睡眠|睡不好|睡足|睡够|只睡|睡(?=[\\d一二三四五六七八九十])|点半?(?:多|左右)?(?:就|才)?睡(?!觉前)|瞓|昏睡|睡到|补觉|午睡|午休|眯了|眯着|合眼|躺了",
    example: "睡了七小时",
  },
  { name: "sleepStage", pattern: "深睡|浅睡|深度睡眠", example: "深睡两小时" },
  { name: "pressurePart", pattern: "上压|下压|高压|低压|收缩压|舒张压", example: "高压135" },
  { name: "sugarTime", pattern: "[餐饭]后|[餐饭]前|睡前|空腹", example: "餐后8.9" },
  { name: "stepsNamed", pattern: "步数", example: "步数8000" },
  { name: "changedTo", pattern: "降到|涨到|到", example: "从68降到66" },
  {
    name: "readOff",
    pattern: "\\d(?:是|为)?(?:体重秤|血压计|体温计|血糖仪)(?:上|显示|量)",
    example: "36.8体温计上",
  },
  {
    name: "ownShare",
    pattern: "净赚|净收|实收|实发|税后|净得|实付|实际付|自付|自己[掏付出]|掏了|最后付|到手|券后|折后|优惠后",
    example: "实付99",
  },
  {
    name: "moodSaid",
    pattern:
      "心情|心里(?=[^,。]{0,4}(?:暖|甜|美|堵|慌|空|酸|苦|难受|不是滋味|没底|发毛|不安|踏实|乱|凉|痛))|心(?=好?[痛酸累](?:$|[,。!\\s]))|情绪(?!化)|状态(?=打|评)|今天状态|最近状态|状态(?=不错|很好|挺好|很差|不太?好|一般|极差|超好)",
    example: "心情不错",
  },
  { name: "very", pattern: "超|太|特别|非常|巨|贼", example: "特别开心" },
  { name: "extremely", pattern: "超级|特别|非常|极度", example: "极度难过" },
  {
    name: "ownDeed",
    pattern:
      "(?:押金|[学药住医水电保名理伙饭路车房生活护补][^,。]{0,2}费|费用|订金|定金|份子钱?|补习班|学费)[^,。我]{0,3}(?:交|付|缴|花|续|报)了|(?:奖励|带|陪|帮|送|请|替)了?(?:他|她|孩子|女儿|儿子|爸妈?|妈妈?|我[爸妈])|(?:^|[,\\s])买了(?=$|[,。])|随礼|随了|随份子|垫了|垫付|收到|领到|收返|我(?!们?家?(?:[爸妈爷奶哥姐弟妹]|老[公婆板师]|同[事学桌]|朋友|室友|邻居|对门|[表堂][哥姐弟妹]|[二三大小]?[舅姑姨叔婶]|闺女|女儿|儿子|领导|媳妇|闺蜜|的|和我))(?!觉得|不信|听|看到|说)",
    example: "收到",
  },
  { name: "urgent", pattern: "紧急|重要|马上|立刻|!!|！！", example: "紧急" },
  { name: "moodNamed", pattern: "心情|情绪", example: "心情" },
  {
    name: "asking",
    pattern:
      "提醒我?一?下?|记得|记住|记着|别忘了?|不要忘了?|不要忘记|勿忘|别让我忘了?|待办[::]?|务必|一定要|必须|需要|想起来了|对了|[一-龥]{1,4}(?:会|班|课)前(?=把|要|得|给|交)|第一件事:?|回去要?|改天|下班路过|路过[一-龥]{1,5}(?=买|取|拿)|回家路上|下班路上|路上|回家(?=[给把去买喂])|睡前|出门前|起床后|顺路|有空(?:了|的话)?|有时间|抽空|晚点|一会儿?|待会儿?|等会儿?|回头|稍后|重要!*",
    example: "提醒我交电费",
  },
  {
    name: "minded",
    pattern: "(?:别忘了?|勿忘|莫忘|不要忘了?|记得|记着|记住)(?:哈|啊|哦|呀|了|喔|去)?[!。~]*$",
    example: "周六满月酒,别忘了",
  },
  {
    name: "atNight",
    pattern:
      "聚餐|聚会|喝酒|撸串|ktv|唱歌|演唱会|音乐会|话剧|酒吧|夜宵|宵夜|火锅|烧烤|约会|桌游|剧本杀|晚宴|音乐剧|歌剧|睇戏|看戏|跨年",
    example: "周五聚餐7点",
  },
  { name: "ofThing", pattern: "^的[\u3400-\u9fff]", example: "的发票" },
  {
    name: "joint",
    pattern: "^(?:还有|然后|顺便|顺带|顺手|另外|再|对了|[去来走]之前|出发前|会前|在?那?之前先)\\s?",
    example: "还有记得缴费",
  },
  {
    name: "byPiece",
    pattern: "^\\s?(?:一|每|\\/)(?:斤|个|份|杯|瓶|盒|平|张|次|小时|只|条|本|公斤|米|节|晚|天)(?!共|起)",
    example: "一斤",
  },
  { name: "total", pattern: "一共|总共|总计|合计|共", example: "一共120" },
  { name: "sum", pattern: "=|一共|总共|合计|共计|总计|加起来|共|一起(?=[交付花给])", example: "加起来50" },
  {
    name: "paidAfter",
    pattern: "实付|实际付|最后付|最后花|折后|打完?[^,。]{0,3}折|优惠后|券后|到手|收我|抹了?个?零",
    example: "折后99",
  },
  { name: "dueFor", pattern: "上个?月的?(?:工资|薪水|电费|水费|房租|账单|话费)", example: "上个月的电费" },
  { name: "bareDeed", pattern: "^(?:[\u3400-\u9fff]|[\u3400-\u9fff][了过咗])$", example: "吃了" },
  { name: "notFelt", pattern: "(?:不|没(?:有|那么)?|不太|唔)\\s?(?:是|很|太|怎么)?\\s?$", example: "不太" },
  { name: "sleptSo", pattern: "睡得[^,。]{0,3}$", example: "睡得不" },
  { name: "degree", pattern: "[好很太真超有点]$", example: "好" },
  {
    name: "feltByMe",
    pattern:
      "心里|我(?!妈|爸|姐|哥|弟|妹|老|家|们|闺蜜|朋友|同[事学桌]|室友|师[兄姐傅弟妹]|儿|女|孩|领导|[表堂外爷奶叔姑舅姨婆公侄嫂])",
    example: "我很难过",
  },
  { name: "feeling", pattern: "心情|情绪|感觉|心里|我", example: "感觉还行" },
  { name: "feelingOwn", pattern: "心情|情绪|感觉|觉得|心里|我(?!们|妈|爸|家)", example: "我很开心" },
  {
    name: "degreeBefore",
    pattern: "(?:今天|今日|昨天|最近|好|很|太|超|真|有点|有些|特别|非常|贼|巨|蛮|挺|又|[,\\s]|^)$",
    example: "今天有点",
  },
  { name: "not", pattern: "没|不|未", example: "没吃" },
  { name: "lengthJoint", pattern: "^\\s?(?:零|又)?\\s?$", example: "又" },
  { name: "offsetBehind", pattern: "^(?:之|以)?[前后](?:的|第)?$", example: "之后" },
  { name: "backward", pattern: "前", example: "之前" },
  { name: "pairAnd", pattern: "和|与", example: "和" },
  { name: "rangeFramed", pattern: "(?:介于|从)\\s?$", example: "从" },
  { name: "rangeClosed", pattern: "^\\s?之间", example: "之间" },
  {
    name: "clauseJoint",
    pattern: "然后|接着|另外|此外|还有(?=[^\\d])|顺便|顺带|完了又",
    example: "然后去健身",
  },
  {
    name: "repetitions",
    pattern: "\\d{1,5}\\s?(?:个|下|次|组|层|圈|趟)|[一二三四五六七八九十百千两]+(?:个|下|组|层|圈)",
    example: "深蹲50个",
  },
  {
    name: "sleepHours",
    pattern: "睡了?\\s?(?<zhHours>\\d{1,2}(?:\\.\\d)?)\\s?(?:h|个(?!月))",
    example: "睡了7h",
  },
  {
    name: "moodMark",
    pattern: "(?:心情|情绪)(?:\\s?(?:评分|打分|指数|:|是|=))*[\\s:=]*(?<zhMark>[1-5])(?![\\d/.])",
    example: "心情4",
  },
  { name: "copula", pattern: "是", example: "是" },
  { name: "particle", pattern: "[的了]", example: "的" },
  { name: "covers", pattern: "[跑走骑游步]|公里|视频|屏|电视|显示器", example: "跑了" },
  {
    name: "converted",
    pattern: "^[\\s,]*[(]\\s?$|^[\\s,(]*(?:大约|约合|折合|相当于|换算|合|约|即|≈)(?:成|是|为|人民币)*\\s?$",
    example: "(约",
  },
  { name: "givenFree", pattern: "^\\s?[再另多还]?(?:送|赠送?|返)了?\\s?$", example: "送" },
  { name: "respectively", pattern: "分别|依次是?", example: "水费电费分别是45 120" },
  { name: "listJoint", pattern: "[、和跟与及,]|(?<=[一-龥])\\s+(?=[一-龥])", example: "水费和电费" },
  { name: "listVerb", pattern: "(?:我?[买交付缴]了?|花了?|一?共?花费?)$", example: "水费电费交了" },
  {
    name: "errand",
    pattern:
      "^(?:[买取交寄缴](?![^,。]{0,8}[了过])|给[^我,。]{1,5}(?:打电话|回电话|回消息)|去[^,。]{1,4}[买取交寄])",
    example: "取快递",
  },
  { name: "bareGoing", pattern: "^(?:去|过去|取|来|出发)$", example: "去" },
  { name: "toBed", pattern: "^\\s?(?:多|左右)?(?:就|才)?(?:睡|上床|入睡|躺下)", example: "才睡" },
  { name: "up", pattern: "起$", example: "6点半起" },
  { name: "upAgain", pattern: "^\\s?(?:多|左右)?(?:就|才)?(?:起|醒|被吵醒|被叫醒)", example: "就醒了" },
  {
    name: "discount",
    pattern: "满[\\d一二三四五六七八九十百千]+(?:元|块)?减[\\d一二三四五六七八九十百]+",
    example: "满30减12",
  },
  { name: "compares", pattern: "比|少|轻了|重了|涨了|降了", example: "比上个月少6斤" },
  { name: "credited", pattern: "^[\\s,]*(?:实际|只|才)?(?:到账|入账|到手)了?\\s?$", example: "到账" },
  { name: "toppedUp", pattern: "充(?:值|了|咗|话费|卡|钱)*\\s?$", example: "话费充了" },
  {
    name: "ownPart",
    pattern:
      "我(?:自己|这边|个人)?[只就]?(?:付|出|掏|给|摊|分摊|转)了?\\s?$|(?:每个?人|人均|一人|各自?)(?:付|出|摊|掏)?了?\\s?$|我的?那?(?:份|部分)是?\\s?$",
    example: "我付了",
  },
  { name: "splits", pattern: "(?<![a-z])aa(?![a-z])|[平分均]摊|平分|拼单", example: "AA吃饭" },
  { name: "voucher", pattern: "^(?:元|块钱?)?的?(?:优惠|代金|抵用|抵扣|现金|购物)?券", example: "的优惠券" },
  {
    name: "drives",
    pattern:
      "开车(?!去|到|回)|(?:这|那|我的?|老|新)车(?:已经)?跑了|自驾|油[费钱耗]|加油(?=\\s?\\d|花了|加了)|百公里",
    example: "加油300块跑了50公里",
  },
  {
    name: "corrected",
    pattern:
      "^(?:多|出头|左右|来块)?[\\s,。]*(?:哦|呃|嗯|啊)?[\\s,]*(?:不对|不是|错了|说错了|记错了|应该是|准确(?:地|的)?[说讲]?是?|正确的?是|确切(?:地|的)?[说讲]?是?|具体是|更正)[\\s,:]*(?:应该)?是?[\\s,:]*$",
    example: "不对",
  },
  {
    name: "reduced",
    pattern: "现在|现价|降到|打折|折后|优惠|活动价|券|只要|才|到手|实付|抹",
    example: "原来40现在25",
  },
  {
    name: "countedThings",
    pattern: "[一两二三四五六七八九十\\d](?:束|份|碗|盒|袋|箱|瓶|杯|斤|张|只|条|件|双|套|把|盆|盘|串|筐)$",
    example: "黄白菊两束",
  },
  {
    name: "mindsDeed",
    pattern: "^(?:还|也)?(?:记得|别忘了?|记着|莫忘|务必)(?=[^,。]{2,})",
    example: "记得提前把图打出来",
  },
  {
    name: "advised",
    pattern: "^(?:先|要|得|提前)?(?:带|穿|戴|拿|空腹|早点|早到|准时|别|多喝|少|不要|注意)",
    example: "带病历",
  },
  {
    name: "feltByOther",
    pattern:
      "(?<!被|和|跟|与|同|给|让|想|对|看到?|为|陪|带|接|送|见|骂|怼|气)(?:闺蜜|我?(?:老?[爸妈]|爸爸|妈妈|爷爷|奶奶|外[公婆]|姥[姥爷]|公公|婆婆|岳[父母]|[哥姐弟妹]{1,2}|[大小二三]?[舅姑姨叔]{1,2}妈?|[男女]朋友)|师[兄姐弟妹傅]|[一-龥](?:哥|姐|总)(?!们)|客户|领导|老板|同事|同学|室友|邻居|他|她|人家|孩子|娃|儿子|女儿|闺女|老公|老婆|朋友|[表堂][哥姐弟妹]|主角|[男女]主|演员|歌手|唱的|网友|粉丝|球迷|大家|年轻人|人到中年)(?:(?!我|让|害|气|惹|弄得|的事)[^。]){0,14}$",
    example: "客户那边王姐",
  },
];
