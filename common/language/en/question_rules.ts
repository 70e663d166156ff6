/** How English asks about its records: a row a turn of phrase, each with an example. @module */

import type { CategoryRow, QuestionRow } from "../questions/ask.ts";

export const EN_QUESTION_ROWS: readonly QuestionRow[] = [
  {
    pattern: "\\b(?:except(?: for)?|besides|other than|excluding|apart from|not counting)\\b",
    sets: { except: true },
    example: "how much did I spend besides food",
  },
  {
    pattern:
      "\\b(?:when am i|when are we|what time (?:is|are|do|does|am)|when do i|when does)\\b(?: (?:having|meeting|seeing|going|flying))?",
    sets: { asks: "when", ahead: true, type: "event", metric: "first" },
    example: "when am I having brunch with Hana",
  },
  {
    pattern: "\\bwhat (?:did|have) (?:i|we) (?:spend|spent)\\b",
    sets: { type: "expense", measure: "amount", metric: "sum" },
    example: "what did I spend yesterday",
  },
  {
    pattern: "\\b(?:more|less)\\b(?=.{0,40}\\bthan\\b)",
    sets: { compare: true, asks: "compare" },
    example: "did I spend more on food this month than last month",
  },
  {
    pattern: "\\b(?:which|what) month\\b(?=.{0,30}\\b(?:most|least|highest|lowest))",
    sets: { groupBy: "month" },
    example: "which month did I spend the most",
  },
  {
    pattern: "\\b(?:which|what) day\\b(?=.{0,30}\\bspen[dt].{0,8}(?:most|least))",
    sets: { groupBy: "day" },
    example: "which day did I spend the most",
  },
  {
    pattern: "\\b(?:happiest|saddest)\\b(?: day)?",
    sets: { type: "mood", metric: "max", measure: "score", asks: "when" },
    example: "happiest day this month",
  },
  {
    pattern: "\\bdo (?:i|we) have (?:anything|plans|something)\\b|\\bam i (?:busy|free)\\b",
    sets: { type: "event", ahead: true, metric: "list", asks: "list" },
    example: "do I have anything on friday",
  },
  {
    pattern: "\\bwhat(?:'s| is) due\\b|\\bdue (?=this|today|tomorrow|next|on|by)",
    sets: { type: "todo", open: true, metric: "list", asks: "list" },
    example: "what's due this week",
  },
  {
    pattern:
      "\\bcompare[ds]?\\b|\\bvs\\.?(?![a-z])|\\bversus\\b|\\bcompared (?:to|with)\\b|\\bdifference between\\b|\\bmore than (?=last|in )",
    sets: { compare: true, asks: "compare" },
    example: "compare what I spent on transport in March and in May",
  },
  {
    pattern:
      "\\b(?:which|what) (?:category|categories|kind of (?:thing|expense)s?|type of (?:expense|spending))\\b|\\bby category\\b|\\bper category\\b|\\beach category\\b|\\bbreakdown\\b|\\bbreak down\\b|\\bwhere (?:did|does|is|has) (?:all )?my money (?:go|going|gone)\\b",
    sets: { groupBy: "category" },
    example: "which category did I spend the most on in May",
  },
  {
    pattern: "\\b(?:each|every|per|by|a) month\\b|\\bmonthly\\b|\\bmonth by month\\b",
    sets: { groupBy: "month" },
    example: "how many runs did I do each month",
  },
  {
    pattern: "\\b(?:each|every|per|by|a) week\\b|\\bweekly\\b|\\bweek by week\\b",
    sets: { groupBy: "week" },
    example: "how much did I spend each week",
  },
  {
    pattern: "\\b(?:each|every|per|by|a) day\\b|\\bdaily\\b|\\bday by day\\b",
    sets: { groupBy: "day" },
    example: "how much did I spend each day this week",
  },
  {
    pattern: "\\b(?:each|every|per|by|a) year\\b|\\byearly\\b|\\bannually\\b",
    sets: { groupBy: "year" },
    example: "spending per year",
  },
  {
    pattern: "\\b(?:each|every|per|by|a) quarter\\b|\\bquarterly\\b",
    sets: { groupBy: "quarter" },
    example: "spending per quarter",
  },
  { pattern: "\\bby tag\\b|\\bper tag\\b", sets: { groupBy: "tag" }, example: "spending by tag" },
  {
    pattern: "\\btrend\\b|\\bover time\\b|\\bchang(?:e|ed|ing)\\b",
    sets: { asks: "trend", groupBy: "month" },
    example: "weight trend this year",
  },
  {
    pattern: "\\b(?:longest|farthest|furthest)\\b",
    sets: { metric: "max" },
    example: "what was my longest run",
  },
  { pattern: "\\bshortest\\b", sets: { metric: "min", measure: "distance" }, example: "my shortest run" },
  {
    pattern:
      "\\b(?:biggest|largest|most expensive|priciest|costliest|highest) (?:expense|purchase|payment|spend|bill|thing|item|one|transaction)s?\\b|\\b(?:biggest|largest|most expensive|priciest|costliest)\\b",
    sets: { metric: "max", measure: "amount", asks: "what", type: "expense" },
    example: "what was my biggest expense in May",
  },
  {
    pattern: "\\b(?:cheapest|smallest)(?: (?:expense|purchase|payment|thing|one))?\\b",
    sets: { metric: "min", measure: "amount", asks: "what", type: "expense" },
    example: "cheapest lunch this month",
  },
  {
    pattern: "\\b(?:highest|heaviest|maximum|max|best|happiest|the most|most|fastest)\\b",
    sets: { metric: "max" },
    example: "highest weight this year",
  },
  {
    pattern: "\\b(?:lowest|lightest|minimum|min|worst|saddest|the least|least|slowest)\\b",
    sets: { metric: "min" },
    example: "lowest weight this year",
  },
  {
    pattern: "\\b(?:on )?average\\b|\\bavg\\b|\\bmean\\b|\\btypical(?:ly)?\\b",
    sets: { metric: "avg" },
    example: "average weight in April",
  },
  {
    pattern:
      "\\b(?:the )?last time(?: that)?\\b|\\bmost recent(?:ly)?\\b|\\blatest\\b|\\bcurrent(?:ly)?\\b|\\bright now\\b|\\blast(?= (?!week|month|year|quarter|weekend|night|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\\d|few|couple|two|three|four|five|six|seven|ten|spring|summer|fall|winter))",
    sets: { metric: "last" },
    example: "when was my last haircut",
  },
  {
    pattern: "\\b(?:the )?first time\\b|\\bearliest\\b|\\bfirst(?= (?!week|half|quarter|of|day|month))",
    sets: { metric: "first" },
    example: "when was my first run",
  },
  {
    pattern:
      "\\bnext(?= (?!week|month|year|quarter|weekend|mon|tue|wed|thu|fri|sat|sun|\\d|few|couple|two|three|four|five|seven))|\\bupcoming\\b|\\bcoming up\\b",
    sets: { metric: "first", ahead: true },
    example: "when's my next dentist appointment",
  },
  {
    pattern:
      "\\bhow far\\b|\\bhow many (?:miles|kilomet(?:er|re)s|kms?)\\b|\\b(?:total )?distance\\b|\\bmileage\\b",
    sets: { measure: "distance" },
    example: "how far did I run in may",
  },
  {
    pattern:
      "\\bhow long\\b|\\bhow many (?:minutes|mins|hours)\\b|\\bhow much time\\b|\\b(?:total )?(?:duration|time spent)\\b",
    sets: { measure: "duration" },
    example: "how many minutes did I exercise last week",
  },
  {
    pattern: "\\bhow many (?:calories|kcals?|cals)\\b|\\bcalories\\b",
    sets: { measure: "calories", type: "exercise" },
    example: "how many calories did I burn",
  },
  {
    pattern: "\\bhow many (?:times|days)\\b|\\bhow often\\b|\\bnumber of(?: times)?\\b|\\bcount(?: of)?\\b",
    sets: { metric: "count", measure: "count" },
    example: "how many times did I go",
  },
  {
    pattern: "\\bhow many (?:euros?|dollars?|pounds|yen|yuan|bucks|quid)\\b",
    sets: { metric: "sum", measure: "amount", type: "expense" },
    example: "how many euros did I spend in Lisbon",
  },
  { pattern: "\\bhow many (?=steps|glasses|cups|ml)", sets: {}, example: "how many steps today" },
  {
    pattern: "\\bhow many\\b",
    sets: { metric: "count", measure: "count" },
    example: "how many runs did I do",
  },
  { pattern: "\\bhow much\\b(?: money)?", sets: { quantity: true }, example: "how much did I spend" },
  {
    pattern:
      "\\bwhen(?:'s| is| was| did| do| does| are| am)?\\b|\\bwhat (?:day|date|time)\\b|\\bwhich day\\b",
    sets: { asks: "when" },
    example: "when is the concert",
  },
  {
    pattern:
      "\\bwhere(?:'s| is| was| did| do| are)?\\b|\\b(?:which|what) (?:place|restaurant|shop|store|cafe)\\b",
    sets: { asks: "where" },
    example: "where did I have dinner with Tom last time",
  },
  {
    pattern: "\\bwho(?:m)?(?:'s| is| was| did)?\\b|\\bwith whom\\b",
    sets: { asks: "who" },
    example: "who did I meet yesterday",
  },
  {
    pattern:
      "\\b(?:list|show(?: me)?|display|give me|find(?: me)?|see)\\b(?: all)?(?: (?:of )?my| the)?|\\bwhat (?:are|were|all)\\b|\\bwhich (?:ones|expenses|purchases|records)\\b|\\bwhat did i (?:buy|do|eat)\\b|\\ball (?:of )?my\\b",
    sets: { asks: "list", metric: "list" },
    example: "list my open todos",
  },
  {
    pattern: "\\b(?:in )?total\\b|\\baltogether\\b|\\boverall\\b|\\bsum\\b|\\ball together\\b|\\bcombined\\b",
    sets: { metric: "sum" },
    example: "total spent on uber this year",
  },
  {
    pattern: "^(?:did|have|has|do|was|is|are) (?:i|we|my|there)\\b",
    sets: { whether: true },
    example: "did I pay rent in April",
  },
  {
    pattern:
      "\\b(?:open|outstanding|unfinished|pending|remaining|incomplete) (?:todos?|tasks?|to-?dos?|items)\\b|\\b(?:todos?|to-?dos?|to do list|tasks?|reminders?)\\b|\\bwhat do i (?:have|need) to do\\b|\\bleft to do\\b",
    sets: { type: "todo", open: true, asks: "list", metric: "list" },
    example: "list my open todos",
  },
  {
    pattern: "\\b(?:completed|finished|done) (?:todos?|tasks?)\\b",
    sets: { type: "todo", done: true, asks: "list", metric: "list" },
    example: "completed tasks this week",
  },
  {
    pattern:
      "\\bwhat(?:'s| is) (?:on|happening|planned|scheduled)(?: (?:on|in|for))?(?: my)?(?: (?:calendar|schedule|agenda))?\\b|\\b(?:my )?(?:calendar|schedule|agenda|events?|plans)\\b|\\bwhat (?:events|meetings|appointments|plans) do i have\\b",
    sets: { type: "event", ahead: true, asks: "list", metric: "list" },
    example: "what's on my calendar tomorrow",
  },
  {
    pattern: "\\b(?:appointments?|meetings?)\\b",
    sets: { type: "event" },
    example: "when is my appointment",
  },
  {
    pattern: "\\b(?:concert|interview|wedding|flight|exam|party|recital|conference)\\b",
    sets: { type: "event" },
    example: "when is the concert",
    keep: true,
  },
  {
    pattern: "\\bmood\\b|\\bfeel(?:ing)?\\b|\\bhappy\\b",
    sets: { type: "mood", measure: "score" },
    example: "average mood this year",
  },
  {
    pattern: "\\bblood pressure\\b|\\bbp\\b",
    sets: { type: "metric", name: "bloodPressure", measure: "value" },
    example: "latest blood pressure",
  },
  {
    pattern: "\\bweigh(?:t|ed)?\\b|\\bhow heavy\\b",
    sets: { type: "metric", name: "weight", measure: "value" },
    example: "what's my current weight",
  },
  {
    pattern: "\\bheight\\b|\\bhow tall\\b",
    sets: { type: "metric", name: "height", measure: "value" },
    example: "what's my height",
  },
  {
    pattern: "\\bheart rate\\b|\\bpulse\\b|\\bhr\\b",
    sets: { type: "metric", name: "heartRate", measure: "value" },
    example: "average heart rate",
  },
  {
    pattern: "\\btemperature\\b|\\bfever\\b|\\btemp\\b",
    sets: { type: "metric", name: "temperature", measure: "value" },
    example: "what was my temperature yesterday",
  },
  {
    pattern: "\\bblood sugar\\b|\\bglucose\\b",
    sets: { type: "metric", name: "bloodSugar", measure: "value" },
    example: "average blood sugar",
  },
  {
    pattern: "\\bbody fat\\b",
    sets: { type: "metric", name: "bodyFat", measure: "value" },
    example: "body fat this year",
  },
  {
    pattern: "\\bwaist\\b",
    sets: { type: "metric", name: "waist", measure: "value" },
    example: "waist size",
  },
  {
    pattern: "\\bsteps?\\b",
    sets: { type: "metric", name: "steps", measure: "value" },
    example: "how many steps today",
  },
  {
    pattern: "\\bsle(?:ep|pt|eping)\\b",
    sets: { type: "metric", name: "sleep", measure: "value" },
    example: "how many hours did I sleep on average last week",
  },
  {
    pattern: "\\b(?:drink|drank|drunk)?\\s?(?:glasses of |ml of |cups of )?water\\b",
    sets: { type: "metric", name: "water", measure: "value" },
    example: "how much water did I drink today",
  },
  {
    pattern: "\\b(?:ran|runs?|running|jog(?:ged|ging)?)\\b",
    sets: { type: "exercise", activity: "running" },
    example: "how far did I run in may",
  },
  {
    pattern: "\\b(?:cycl(?:ed|e|ing)|bik(?:ed|e|ing)|rides?|rode)\\b",
    sets: { type: "exercise", activity: "cycling" },
    example: "how far did i cycle this year",
  },
  {
    pattern: "\\b(?:swam|swims?|swimming)\\b",
    sets: { type: "exercise", activity: "swimming" },
    example: "how far did I swim",
  },
  {
    pattern: "\\byoga\\b|\\bpilates\\b",
    sets: { type: "exercise", activity: "yoga" },
    example: "how many times did I do yoga",
  },
  {
    pattern: "\\bgym\\b|\\blift(?:ed|ing)?\\b",
    sets: { type: "exercise", activity: "gym" },
    example: "how many times did I go to the gym",
  },
  {
    pattern: "\\bwalk(?:ed|ing|s)?\\b",
    sets: { type: "exercise", activity: "walking" },
    example: "how far did I walk",
  },
  {
    pattern: "\\b(?:tennis|badminton|basketball|football|soccer|volleyball|golf)\\b",
    sets: { type: "exercise", activity: "ball" },
    example: "when did I last play tennis",
    keep: true,
  },
  {
    pattern: "\\bexercis(?:e|ed|ing)\\b|\\bwork(?:ed)? ?outs?\\b|\\bworking out\\b",
    sets: { type: "exercise" },
    example: "how many minutes did I exercise last week",
  },
  {
    pattern:
      "\\b(?:income|earn(?:ed|ings|ing)?|receive[d]?|been paid|get paid|got paid|make|made|paid me)\\b",
    sets: { type: "income", measure: "amount" },
    example: "total income in april",
  },
  {
    pattern:
      "\\b(?:spend|spent|spending|expenses?|expenditures?|costs?|cost me|pay|paid|purchases?|bought|buy)\\b",
    sets: { type: "expense", measure: "amount" },
    example: "how much did I spend this month",
  },
  {
    pattern: "\\bnotes?\\b|\\bideas?(?= (?:did|have) i)\\b",
    sets: { type: "note", asks: "list", metric: "list" },
    example: "show my notes about the garden",
  },
  {
    pattern:
      "\\b(?:password|passcode|wifi|number|address|code|passport|keys?|spare key|locker|pin|ideas?|recipe|birthday|called|name of)\\b",
    sets: { search: true },
    example: "what's the wifi password at the studio",
    keep: true,
  },
  {
    pattern: "^(?:and|what about|how about|also|then|same for|ok and)\\b",
    sets: { follows: true },
    example: "and in April?",
  },
];

export const EN_CATEGORY_ROWS: readonly CategoryRow[] = [
  {
    pattern: "\\b(?:food|eating(?: out)?|meals?|dining|groceries and restaurants)\\b",
    category: "food",
    example: "how much did I spend on food in March",
  },
  {
    pattern: "\\b(?:transport(?:ation)?|transit|commut(?:e|ing)|getting around)\\b",
    category: "transport",
    example: "what about transport",
  },
  { pattern: "\\b(?:shopping)\\b", category: "shopping", example: "how much on shopping" },
  { pattern: "\\b(?:housing|home)\\b", category: "housing", example: "housing costs" },
  {
    pattern: "\\b(?:entertainment|fun|leisure)\\b",
    category: "entertainment",
    example: "how much on entertainment",
  },
  { pattern: "\\b(?:medical|health(?:care)?|medicine)\\b", category: "medical", example: "medical expenses" },
  { pattern: "\\b(?:education|learning)\\b", category: "education", example: "how much on education" },
  { pattern: "\\b(?:travel(?:l?ing)?|trips)\\b", category: "travel", example: "how much on travel" },
  {
    pattern: "\\b(?:communications?|phone and internet)\\b",
    category: "communication",
    example: "how much on communication",
  },
  { pattern: "\\b(?:pets?)\\b", category: "pets", example: "how much did I spend on pets" },
  {
    pattern: "\\b(?:gifts?|presents?)(?! (?:idea|card))\\b",
    category: "gifts",
    example: "how much on gifts",
  },
  {
    pattern: "\\b(?:salary|salaries|paychecks?|wages)\\b",
    category: "salary",
    example: "what's my average paycheck",
  },
  { pattern: "\\b(?:bonus(?:es)?)\\b", category: "bonus", example: "total bonus this year" },
  {
    pattern: "\\b(?:refund(?:ed|s)?|reimbursed|reimbursements?)\\b",
    category: "refund",
    example: "how much did I get refunded",
  },
  {
    pattern: "\\b(?:investments?|dividends?|interest)\\b",
    category: "investment",
    example: "how much interest",
  },
];

export const EN_QUESTION_STOP =
  /\b(?:a|an|the|my|me|i|i've|we|our|us|you|it|is|was|were|are|be|been|am|do|does|did|done|have|has|had|in|on|at|of|for|to|from|with|by|over|during|and|or|so|that|this|these|those|there|what|what's|whats|which|how|much|many|long|far|often|time|times|all|any|some|please|tell|can|could|go|went|going|get|got|take|took|taken|use|used|s|ever|about|since|per|each|every|out|money|amount|total|one|ones|thing|things|day|days|week|month|year|today|records?|entries|entry|did|say|said|where's|when's|between|lately|recently|again|play|played|see|saw|just|up|left|still|if|than|more|less|then|now|ok|well|hey|thanks|anything|bill|drink|drank|trip|vacation|so far|my)\b/g;
