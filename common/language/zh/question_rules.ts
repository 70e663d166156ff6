/** How Chinese asks about its records: a row a turn of phrase, each with an example. @module */

import type { CategoryRow, QuestionRow } from "../questions/ask.ts";

export const ZH_QUESTION_ROWS: readonly QuestionRow[] = [
  {
    pattern: "比(?=[^,。]{1,8}(?:多|少|高|低|贵))",
    sets: { compare: true, asks: "compare" },
    example: "这个月比上个月多花了多少",
  },
  {
    pattern: "除(?:了|开|去)(?=[^,。]{1,8})|不算|不含|不包括",
    sets: { except: true },
    example: "这个月除了吃饭花了多少",
  },
  {
    pattern:
      "(?:什么时候|啥时候|几点|哪天|几号|几时)(?!.*[了过的]|.{0,12}上次)(?<!(?:上次|上回|最近|最后|[了过的]).{0,12})(?=[^,。]{0,12}(?:去|看|见|和|跟|到|起飞|开会|出发|考试|面试|要|有))",
    sets: { asks: "when", ahead: true, type: "event", metric: "first" },
    example: "什么时候跟阿哲去爬山",
  },
  {
    pattern: "平均(?:[每一](?:次|天|日|笔|单|顿|餐|杯|回|趟|个月|月|周|晚))?(?:分数?)?(?:的)?|均值",
    sets: { metric: "avg" },
    example: "平均每天走多少步",
  },
  {
    pattern: "哪(?:一)?天(?=[^,。]{0,8}花[^,。]{0,4}最)",
    sets: { groupBy: "day" },
    example: "这个月哪天花得最多",
  },
  {
    pattern: "哪(?:一)?个?月(?:份)?(?=[^,。]{0,8}最)",
    sets: { groupBy: "month" },
    example: "今年哪个月花得最多",
  },
  {
    pattern: "哪个(?=[^,。]{0,4}(?:多|少|高)(?:$|[?\\s]))",
    sets: { compare: true, asks: "compare" },
    example: "上个月和这个月哪个花得多",
  },
  {
    pattern: "(?:多少|几)(?:杯|瓶|本|碗|包|盒)(?!水)",
    sets: { metric: "count", measure: "count" },
    example: "这个月喝了多少杯咖啡",
  },
  // Two periods, and groups
  {
    pattern: "比一下|比较(?:一下)?|对比(?:一下)?|相比|比起来|哪个更?多|谁多|多还是少|差多少|差别",
    sets: { compare: true, asks: "compare" },
    example: "三月和四月的餐饮支出比较",
  },
  {
    pattern:
      "(?:哪|什么)(?:一)?(?:类|个类别|种类|个分类|方面|项)(?:的?(?:消费|支出|开销|花费|花销))?|按(?:照)?(?:类别|分类|种类)|各(?:个)?(?:类|类别|分类)(?:的)?|分类(?:统计|汇总)?|分别花在(?:哪|什么)|花在(?:哪里|哪儿|什么地方)了?|钱都?花(?:到|去)?(?:哪|在哪)(?:里|儿)?(?:去)?了?",
    sets: { groupBy: "category" },
    example: "今年哪一类花得最多",
  },
  {
    pattern: "每个?月各?(?:自)?|按月|月度|各个?月|逐月|每月",
    sets: { groupBy: "month" },
    example: "今年每个月各花了多少",
  },
  { pattern: "每个?(?:周|星期|礼拜)各?|按周|各周|逐周", sets: { groupBy: "week" }, example: "每周花了多少" },
  {
    pattern: "每(?:一)?天各?(?:自)?|按天|每日|逐日|按日",
    sets: { groupBy: "day" },
    example: "这周每天花了多少",
  },
  { pattern: "每个?季度|按季度", sets: { groupBy: "quarter" }, example: "今年每个季度花了多少" },
  { pattern: "每(?:一)?年各?|按年|历年", sets: { groupBy: "year" }, example: "每年花了多少" },
  { pattern: "按标签|各标签|每个标签", sets: { groupBy: "tag" }, example: "按标签花了多少" },
  { pattern: "趋势|变化|走势|曲线", sets: { asks: "trend", groupBy: "month" }, example: "今年体重的变化" },
  // Which one
  {
    pattern: "(?:跑|走|骑|游|爬)?得?最远的?(?:一次|一趟|一回|那次|距离)?",
    sets: { metric: "max", measure: "distance" },
    example: "跑得最远的一次是哪天",
  },
  {
    pattern: "最(?:久|长时间)的?(?:一次|那次)?",
    sets: { metric: "max", measure: "duration" },
    example: "最久的一次运动是哪天",
  },
  {
    pattern:
      "最(?:贵|大|高)的?(?:一笔|一单|一次|一项|一顿|支出|消费|开销|花费|收入)(?:支出|消费|开销|花费)?|最大(?:一笔|额)?(?:的)?(?:支出|消费|开销|花费)|花(?:得|的)?最多的?(?:一次|一笔|一天|一顿|那次|那笔)|最贵的?",
    sets: { metric: "max", measure: "amount", asks: "what", type: "expense" },
    example: "三月份最贵的一笔是什么",
  },
  {
    pattern: "最(?:便宜|小|少)的?(?:一笔|一单|一次|一顿)|最小(?:一笔)?的?(?:支出|消费)",
    sets: { metric: "min", measure: "amount", asks: "what", type: "expense" },
    example: "最便宜的一笔是什么",
  },
  {
    pattern: "最长的?(?:一次|一趟)?|最高|最重|最快|最好|最开心|最高兴|最大|最多",
    sets: { metric: "max" },
    example: "今年体重最高是多少",
  },
  {
    pattern: "最低|最轻|最慢|最差|最糟|最难过|最不开心|最少|最短",
    sets: { metric: "min" },
    example: "今年体重最低是多少",
  },
  {
    pattern: "平均(?:每(?:次|天|日|笔|单|顿|回|趟|个月|月|周|晚))?(?:的)?|均值|人均",
    sets: { metric: "avg" },
    example: "平均每次打车多少钱",
  },
  {
    pattern: "上一?(?:次|回|趟|顿)|最近(?:的)?(?:一|那)?(?:次|回|笔|趟|顿)|最后一?(?:次|回|笔)|上回",
    sets: { metric: "last" },
    example: "我上次剪头发是什么时候",
  },
  {
    pattern: "第一(?:次|回|笔)|最早(?:的)?(?:一次)?|首次",
    sets: { metric: "first" },
    example: "第一次跑步是什么时候",
  },
  {
    pattern: "下(?:一)?(?:次|回|场|个(?=会|约|日程|行程|安排))|接下来(?:的)?(?:一个)?",
    sets: { metric: "first", ahead: true },
    example: "下次看牙医是哪天",
  },
  {
    pattern: "现在(?:的)?|目前(?:的)?|最新(?:的)?|当前(?:的)?|眼下",
    sets: { metric: "last" },
    example: "我现在体重多少",
  },
  // How much, how many, how far, how long
  {
    pattern: "多少(?:公里|千米|km|里路|路程)|几(?:公里|千米|里)|多远|总?里程|总?距离",
    sets: { measure: "distance" },
    example: "这个月跑步跑了多少公里",
  },
  {
    pattern: "多少(?:分钟|个?小时|时间|个?钟头)|几个?(?:小时|分钟|钟头|钟)|多久|多长时间|总?时长",
    sets: { measure: "duration" },
    example: "今年总共运动了多少分钟",
  },
  {
    pattern: "多少(?:大卡|卡路里|千卡|卡|热量)",
    sets: { measure: "calories", type: "exercise" },
    example: "这周消耗了多少大卡",
  },
  {
    pattern:
      "多少(?:次|回|趟|遍|笔|单|顿|场|个|条|天|件)|几(?:次|回|趟|遍|笔|单|顿|场|个|条|件)|次数|频率|多经常",
    sets: { metric: "count", measure: "count" },
    example: "去了几次",
  },
  {
    pattern:
      "(?:是|有)?多少(?:块钱|块|钱|元|美元|美金|欧元|日元|刀|米(?![饭粉]))|几(?:块钱|块|元)|多少钱|花费多少|总(?:额|金额|数)|金额",
    sets: { measure: "amount" },
    example: "打车花了多少钱",
  },
  {
    pattern: "什么时候|啥时候|几时|何时|几号|哪(?:一)?天|哪(?:一)?日|几点(?:钟)?|什么时间|星期几|周几|多会儿",
    sets: { asks: "when" },
    example: "上次剪头发是什么时候",
  },
  {
    pattern:
      "(?:是)?(?:在)?(?:哪里|哪儿|哪(?:家|个(?:地方|店|餐厅|饭店|商场))|什么地方|边度)|(?:骑|跑|走|去|爬|游)?到(?:了)?(?:哪里|哪儿|哪)|去了?(?:哪里|哪儿|哪)",
    sets: { asks: "where" },
    example: "上次吃火锅是在哪儿",
  },
  { pattern: "(?:和|跟|与|同)谁|谁(?:一起)?|哪些人|哪个人", sets: { asks: "who" }, example: "昨天和谁吃饭" },
  {
    pattern:
      "(?:都)?(?:有)?(?:哪些|哪几(?:个|笔|次|项|件)|什么)(?:呢)?|列(?:出|一下|下)?(?:来)?|明细|清单|列表|给我看看?|看看|看一下|查(?:看|一下)|显示",
    sets: { asks: "list", metric: "list" },
    example: "超过500块的消费都有哪些",
  },
  {
    pattern:
      "(?:总共|一共|合计|总计|共计|加起来|统共|总的?(?=收入|支出|花费|消费|开销|工资|里程|时长)|累计|合共)",
    sets: { metric: "sum" },
    example: "今年打车一共花了多少钱",
  },
  {
    pattern: "(?:了|过)?(?:吗|么|没有|没|没)(?=$|[?\\s])|有没有|是不是|是否",
    sets: { whether: true },
    example: "这个月房租交了吗",
  },
  // What
  {
    pattern:
      "待办(?:事项)?|(?<![a-z])todo(?![a-z])|任务|(?:要|该)做(?:的事|什么)|没(?:有)?(?:做完|完成|办完|做)(?:的)?(?:事)?|未完成(?:的)?(?:事)?|没做(?:的)?(?:事)?",
    sets: { type: "todo", open: true },
    example: "还有哪些待办没做完",
  },
  {
    pattern: "(?:做|完成|办)(?:完|好)?了(?:哪些|什么)(?:待办|任务|事)?",
    sets: { type: "todo", done: true, asks: "list", metric: "list" },
    example: "这周完成了哪些待办",
  },
  {
    pattern: "日程(?:安排)?|行程|安排|活动(?!量)|开会|会议|会(?=$|[?\\s吗呢])|约会|预约",
    sets: { type: "event", ahead: true },
    example: "下周有哪些日程",
  },
  {
    pattern:
      "(?:去)?(?:看|见)(?=[一-龥]{0,3}(?:医生|医师|牙医|大夫|话剧|演唱会|演出))|演唱会|话剧|面试|考试|婚礼|聚会|聚餐|航班|起飞|开会|家长会|牙医|复诊",
    sets: { type: "event" },
    example: "周六几点看话剧",
    keep: true,
  },
  {
    pattern: "心情|情绪|开心(?=吗|的)",
    sets: { type: "mood", measure: "score" },
    example: "今年心情最好的是哪天",
  },
  {
    pattern: "血压",
    sets: { type: "metric", name: "bloodPressure", measure: "value" },
    example: "最近一次血压是多少",
  },
  {
    pattern: "体重|多重",
    sets: { type: "metric", name: "weight", measure: "value" },
    example: "二月份的平均体重",
  },
  { pattern: "身高", sets: { type: "metric", name: "height", measure: "value" }, example: "我身高多少" },
  {
    pattern: "心率|心跳|脉搏",
    sets: { type: "metric", name: "heartRate", measure: "value" },
    example: "最近的心率",
  },
  {
    pattern: "体温",
    sets: { type: "metric", name: "temperature", measure: "value" },
    example: "昨天体温多少",
  },
  { pattern: "血糖", sets: { type: "metric", name: "bloodSugar", measure: "value" }, example: "平均血糖" },
  { pattern: "体脂率?", sets: { type: "metric", name: "bodyFat", measure: "value" }, example: "体脂率多少" },
  { pattern: "腰围", sets: { type: "metric", name: "waist", measure: "value" }, example: "腰围多少" },
  {
    pattern: "步数|(?:走|行)(?:了|咗)?(?:多少|几|几多)?步|(?:多少|几|几多)步",
    sets: { type: "metric", name: "steps", measure: "value" },
    example: "昨天走了多少步",
  },
  {
    pattern: "睡眠|睡觉|睡(?:了|得|着)?",
    sets: { type: "metric", name: "sleep", measure: "value" },
    example: "这周平均睡几个小时",
  },
  {
    pattern: "(?:喝|饮)(?:了|咗)?(?:多少|几(?:杯|升|毫升)|几多)?(?:毫升|升)?水|饮水量?|喝水",
    sets: { type: "metric", name: "water", measure: "value" },
    example: "今天喝了多少水",
  },
  {
    pattern: "跑步|(?:跑(?:了|过|的|得|步)?)(?!腿|车)",
    sets: { type: "exercise", activity: "running" },
    example: "这个月跑步跑了多少公里",
  },
  {
    pattern: "骑行|骑(?:自行|单|脚踏)?车|骑了|骑过|骑",
    sets: { type: "exercise", activity: "cycling" },
    example: "骑车总共骑了几公里",
  },
  { pattern: "游泳|游了|游过", sets: { type: "exercise", activity: "swimming" }, example: "游泳游了多久" },
  { pattern: "瑜伽|瑜珈|普拉提", sets: { type: "exercise", activity: "yoga" }, example: "二月做过几次瑜伽" },
  { pattern: "健身房?(?!卡)|撸铁", sets: { type: "exercise", activity: "gym" }, example: "去了几次健身房" },
  {
    pattern: "散步|步行|徒步|快走|走路",
    sets: { type: "exercise", activity: "walking" },
    example: "散步走了多久",
  },
  {
    pattern: "(?:打(?:了|过)?)?(?:羽毛球|羽球|篮球|网球|乒乓球|足球|排球|高尔夫)(?:打(?:了|过)?)?",
    sets: { type: "exercise", activity: "ball" },
    example: "上次打羽球是什么时候",
    keep: true,
  },
  { pattern: "运动|锻炼", sets: { type: "exercise" }, example: "今年总共运动了多少分钟" },
  {
    pattern: "(?:总)?(?:收入|进账|入账)|赚了?|挣了?|收到|领了?|到账|发(?=了|过|工资|奖金|薪|钱)(?:了|过)?",
    sets: { type: "income", measure: "amount" },
    example: "今年总收入是多少",
  },
  {
    pattern:
      "花(?:了|过|掉|的|得|费|销|钱)?|消费|支出|开销|开支|用了|付了?|缴了?|交了?|使咗|花咗|买(?:了|过)?(?:东西)?",
    sets: { type: "expense", measure: "amount" },
    example: "这个月花了多少钱",
  },
  {
    pattern: "想法|笔记|记录|备忘|灵感",
    sets: { type: "note", asks: "list", metric: "list" },
    example: "最近的笔记有哪些",
  },
  {
    pattern:
      "密码|账号|帐号|号码|电话(?!费)|地址|车位号|车牌|卡号|单号|编号|wifi|序列号|放(?:在)?(?=哪)|在哪(?=$|[?\\s])|叫什么|是谁|生日",
    sets: { search: true },
    example: "家里wifi密码是啥来着",
    keep: true,
  },
  { pattern: "^(?:那么?)|呢(?=$|[?\\s])|^还有", sets: { follows: true }, example: "那上个月呢" },
  {
    pattern: "(?:是|有)?多少(?:了)?|几多|多重|多高|多大|几(?=步|杯|升|毫升|度|斤|公斤)|怎么样",
    sets: { quantity: true },
    example: "最近一次血压是多少",
  },
];

export const ZH_CATEGORY_ROWS: readonly CategoryRow[] = [
  {
    pattern: "吃喝|吃饭|吃的|餐饮|饮食|伙食|食物|吃东西|吃(?=花|用|的|上|方面)|食饭|饭钱",
    category: "food",
    example: "上个月吃喝花了多少",
  },
  { pattern: "交通|出行|坐车|车费|路费", category: "transport", example: "交通花了多少" },
  { pattern: "购物|买东西|网购|剁手", category: "shopping", example: "购物花了多少" },
  { pattern: "住房|居住|房子|住(?=方面|上|花)", category: "housing", example: "住房花了多少" },
  { pattern: "娱乐|玩乐|玩(?=花|上|方面)|休闲", category: "entertainment", example: "娱乐花了多少" },
  { pattern: "看病|医疗|医药|看医生|医院|药费", category: "medical", example: "这个月看病花了多少钱" },
  { pattern: "教育|学习|培训", category: "education", example: "教育花了多少" },
  { pattern: "旅行|旅游|差旅", category: "travel", example: "旅游花了多少" },
  { pattern: "通讯|通信|话费", category: "communication", example: "通讯花了多少" },
  {
    pattern: "宠物|养猫|养狗|(?:在)?猫(?:咪)?(?:身上)|(?:在)?狗(?:狗|子)?(?:身上)",
    category: "pets",
    example: "一月份在猫身上花了多少",
  },
  { pattern: "红包|礼金|人情|送礼|礼物|压岁钱|随礼", category: "gifts", example: "二月收到多少红包" },
  { pattern: "工资|薪水|薪资|月薪|出粮", category: "salary", example: "今年发了几次工资" },
  { pattern: "奖金|年终奖|花红", category: "bonus", example: "今年奖金多少" },
  { pattern: "退款|退钱|退税|报销", category: "refund", example: "退款一共多少" },
  { pattern: "投资|理财|利息|分红|股息", category: "investment", example: "理财收入多少" },
];

/** Words that carry no meaning of their own in a question. */
export const ZH_QUESTION_STOP =
  /到底|究竟|算算|算一算|来着|大致|除了|除开|以外|之外|帮忙|统计|汇总|目前为止|左右|上下|一起|多少|什么|啥|请问|帮我|告诉我|一下|一下子|总共|一共|时候|自己|身上|那天|那个|这个|来着|给我|想知道|今年来|大概|差不多|关于|方面|所有|全部|钱|次|笔|个|放|交|拿|买|问|查|量|测|称|记|机车|转|写|比|降|一起|饭|分|练|多|少|得|还有|目前|现在|领|支付|总|及|或|对|从|以来|期间|当天|[的了过吗呢吧啊呀哦嘛么是在有我都各就还也和跟与同被把给请去到来上里中内间做吃喝看打用等些]/g;
