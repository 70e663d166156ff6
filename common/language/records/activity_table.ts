/** Exercise by the words that tell of it. @module */

export type Activity = "running" | "walking" | "cycling" | "swimming" | "yoga" | "gym" | "ball" | "other";

export interface ActivityRow {
  activity: Activity;
  pattern: RegExp;
  /** Said with no amount it is still exercise when it is told as done. */
  example: string;
}

export const ACTIVITIES: readonly ActivityRow[] = [
  {
    activity: "running",
    pattern:
      /跑步(?!机(?!\d|上|跑|走))|跑了(?!\d{1,4}(?:单|趟|次|个)|[^,。]{0,4}[单趟腿])|跑咗|晨跑|夜跑|慢跑|长跑|快跑|跑(?=[\d一二三四五六七八九十半两]|完|得)|半马|全马|马拉松|[一-龥]跑(?=$|[\s,。])|跑步机|(?<!\b(?:meeting|movie|show|class|it|which|game|call|event|program|code|tests?|talk|session|errands) )\b(?:ran(?! (?:to \d|me|us|out|into|late|over|away|errands|the numbers|it by|through))|run(?! (?:out|into|late|over|by|the|errands))|runs(?! (?:out|late))|running|jog(?:ged|ging)?|treadmill|parkrun|half marathon|marathon|sprint(?:ed|s)?)\b/,
    example: "早上跑了5公里",
  },
  {
    activity: "cycling",
    pattern:
      /骑行|骑(?=[a-z\d])|骑车|骑了|骑单车|骑自行车|动感单车|单车(?!费|押金)|\b(?:cycl(?:ed|ing|e)|bik(?:ed|ing)|bike ride|rode (?:my|the) bike|rode|peloton|on the bike)\b/,
    example: "骑车22km",
  },
  {
    activity: "swimming",
    pattern:
      /[晨冬夜]泳|\b\d+ lengths of the pool\b|游泳(?!班|课|卡|馆|圈|衣|镜|帽|裤)|游水|游了|泳池|蛙泳|自由泳|\b(?:swam|swim|swimming|laps in the pool)\b/,
    example: "游泳1公里",
  },
  { activity: "yoga", pattern: /瑜伽|瑜珈|普拉提|冥想|\b(?:yoga|pilates)\b/, example: "瑜伽一小时" },
  {
    activity: "ball",
    pattern:
      /打(?:了|咗)?(?:波|篮球|羽毛球|羽球|乒乓球?|网球|排球|高尔夫|台球|桌球|球)|踢(?:了)?(?:足)?球|(?:篮球|羽毛球|羽球|乒乓球|网球|排球|足球|壁球|棒球)(?:打了|赛|练)?|\b(?:basketball|badminton|tennis|soccer|football|volleyball|ping pong|table tennis|squash|golf|pickleball|baseball|softball|cricket|rugby|hockey|padel|netball)\b/,
    example: "打篮球两小时",
  },
  {
    activity: "gym",
    pattern:
      /健身(?!卡|教练费|年卡|房年卡)|跟着keep|(?<![a-z])keep(?=练|了|\d|打卡)|练了(?=[\d一两三半])|健身房|撸铁|力量训练|举铁|深蹲|卧推|硬拉|引体向上|练(?:了)?(?:胸|腿|背|肩|臂|腹|核心)|\b(?:gym|weights|lifted|lifting|weight training|strength training|workout|worked out|squats?|deadlifts?|bench press|crossfit|leg day|push day|pull day)\b/,
    example: "健身一小时",
  },
  {
    activity: "walking",
    pattern:
      /散步|走路(?=[^,。]{0,6}(?:$|\s|\d))|遛弯|快走|步行|徒步(?!路线)|健走|暴走|快走|走步机|走(?:了)?(?=[\d一二三四五六七八九十两半][^步]{0,6}(?:公里|千米|km|里|小时|分钟|个钟))|遛狗|\b(?:walked|walk(?! away| out| me| through| in )|walking(?! distance)|stroll(?:ed)?|power walk)\b/,
    example: "快走4公里",
  },
  {
    activity: "other",
    pattern:
      /爬山|爬了?[^,。]{0,3}(?:山|峰|长城)|行咗[^,。]{0,5}山|登山|行山|跳(?:了)?[^,。]{0,6}绳|燃脂|飞盘|跳操|健身操|有氧|滑雪|滑冰|溜冰|轮滑|冲浪|划船|划船机|椭圆机|攀岩|拳击|搏击|太极|甩手功|八段|气功|八段锦|跳舞|广场舞|舞蹈|帕梅拉|hiit|瑜伽球|仰卧起坐|俯卧撑|平板支撑|踢毽子|拉伸|潜水|爬了?[^,。]{0,5}楼(?:梯)?|登高|骑马|击剑|柔道|武术|跆拳道|运动(?=了|[\d一二三四五六七八九十半两])|锻炼|\b(?:hik(?:ed|e|ing)|climb(?:ed|ing)|bouldering|row(?:ed|ing)|elliptical|spin class|spinning|boxing|kickboxing|dance class|zumba|aerobics|skied|skiing|skating|skated|shovell?ed|surf(?:ed|ing)|push-?ups|pull-?ups|sit-?ups|plank|jump rope|skipping rope|martial arts|karate|judo|tai chi|stretch(?:ed|ing)|hiit|cardio|exercis(?:ed|e|ing)|kayak(?:ed|ing)|paddl(?:ed|ing)|stair ?master|barre)\b/,
    example: "爬山3小时",
  },
];
