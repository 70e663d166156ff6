/** Groups of words that the readers of records ask for by name: one row a group, with a line that shows it. @module */

import type { WordRow } from "../words.ts";
import { EN_GIVEN_NAMES } from "./names.ts";

export const EN_WORDS: readonly WordRow[] = [
  {
    name: "moved",
    pattern:
      "\\b(?:(?:a|an|two|three|four|five|\\d+) (?:games?|sets?|matches|rounds?|frames?|rallies) of|did|done|ran|went|went for|swam|walked|skied|jogged|surfed|skated|danced|paddled|kayaked|stretched|lifted|trained|cycled|rode|biked|hiked|jogged|played|finished|completed|lifted|worked out|climbed|rowed|exercised|hit the|crushed|leg day|arm day|chest day|back day|push day|pull day|today|yesterday|this morning)\\b",
    example: "ran before work",
  },
  {
    name: "moveCosts",
    pattern: "membership|shoes|gear|fees?|class fee|tickets?|schedule|charges",
    example: "running shoes",
  },
  { name: "stopwatch", pattern: "\\bin\\b|time|done", example: "done in 28:30" },
  {
    name: "pressure",
    pattern:
      "\\b(?:bp|blood pressure|(?:my|his|her) tension|pressure (?:was|is|at|reading)|\\d{2,3} over \\d{2,3}|systolic)\\b",
    example: "bp a bit high",
  },
  {
    name: "sleep",
    pattern: "\\b(?:slept|sleep|asleep|nap(?:ped|ping)?|kip|shut-?eye|zs|dozed)\\b",
    example: "slept well",
  },
  { name: "sleepStage", pattern: "(?<![a-z])rem(?![a-z])|deep sleep|light sleep", example: "deep sleep 2h" },
  { name: "sugarTime", pattern: "after|before", example: "after lunch 8.9" },
  { name: "stepsNamed", pattern: "\\bsteps?\\b", example: "8000 steps" },
  { name: "changedTo", pattern: "\\bto\\b", example: "from 68 to 66" },
  {
    name: "errand",
    pattern: "^(?:pick up|buy|call|email|text|book|return|drop off|renew|ring)\\b",
    example: "pick up dry cleaning",
  },
  {
    name: "compares",
    pattern: "\\b(?:than|less|more|fewer|down|lighter|heavier)\\b",
    example: "less than last month",
  },
  {
    name: "readOff",
    pattern:
      "\\d (?:on|by|per|according to|says|said) (?:the|my) (?:scales?|thermometer|monitor|meter|cuff|watch)",
    example: "98.9 on the thermometer",
  },
  { name: "abbreviated", pattern: "(?<![a-z])(?:dr|mr|mrs|ms|prof|st|vs|approx)\\.$", example: "see dr." },
  { name: "ownShare", pattern: "ended up|got (?:it|them) for", example: "ended up paying 99" },
  {
    name: "moodSaid",
    pattern:
      "\\bmood\\b|\\b(?:today|day|week|morning|feeling|felt) (?:was|is|has been|gets|about|like)? ?(?:an? |about an? |like an? )?(?=\\d(?:\\.5)? ?(?:\\/|out of) ?\\d)",
    example: "mood 4",
  },
  {
    name: "moodOwn",
    pattern:
      "^(?:(?:so|super|really|very|pretty|quite|a bit|kinda|kind of|totally|absolutely|just|still|woke up|went to bed|over the)\\s){0,3}[a-z ]{2,24}(?:today|tonight|rn|right now|this morning|lately|[.!…]|$)|\\b(?:i'?m|i am|i feel|i felt|feeling|feel|felt|makes me|made me|left me|mood)\\b|^(?:so|super|over the moon)\\b",
    example: "so tired today",
  },
  {
    name: "moodAdverbs",
    pattern:
      "^(?:(?:so|super|really|very|pretty|quite|a bit|a little|kinda|kind of|totally|absolutely|bloody|fair|pure|proper|dead|well|just|still|still feeling|woke up|feeling|utterly|completely|mostly|too|this week i)\\s?){1,3}$",
    example: "absolutely",
  },
  {
    name: "moodDay",
    pattern:
      "\\b(?:having|had|what|been|such) an? (?:\\w+ )?(?:rough|bad|hard|tough|great|good|amazing|awful|terrible|lovely|wonderful|horrible|perfect|fantastic) (?:day|morning|night|week|time)\\b|\\btoday (?:was|is|has been) (?:\\w+ )?(?:rough|bad|hard|tough|great|good|amazing|awful|terrible|lovely|wonderful|horrible|perfect|fantastic)\\b",
    example: "today was great",
  },
  { name: "very", pattern: "so |really |super |very ", example: "so happy" },
  { name: "extremely", pattern: "so |really |super |very |extremely ", example: "extremely sad" },
  {
    name: "ownDeed",
    pattern:
      "\\bi(?:'ve|'m|'d)?\\s(?!heard|read|think|saw|know|guess|hear)[a-z]+|\\bi paid\\b|\\bmy treat\\b",
    example: "i've paid",
  },
  { name: "urgent", pattern: "\\basap\\b|\\burgent\\b|\\bimportant\\b", example: "asap" },
  { name: "moodNamed", pattern: "\\bmood\\b", example: "mood" },
  {
    name: "asking",
    pattern:
      "todo[::]?|(?:please\\s)?\\bremind(?:er)?(?:\\s?me)?(?: to| that| about)?\\b|\\bremember to\\b|\\bdon'?t forget(?: to)?\\b|\\bdo not forget(?: to)?\\b|\\b(?:i\\s)?(?:need|have|got) to\\b(?! (?:admit|say|confess|agree|laugh|hand it))|\\bgotta\\b|\\bmust\\b|\\bto-?\\s?do:?\\b|\\btodo:?|\\breminder(?: please)?\\b|\\bmake sure(?: to)?\\b",
    example: "remind me to call mom",
  },
  {
    name: "minded",
    pattern: "\\b(?:don'?t forget|do not forget|remember)[!.]*$",
    example: "party saturday, don't forget",
  },
  {
    name: "atNight",
    pattern:
      "\\b(?:dinner|drinks|party|concert|gig|game night|book club|bible study|study group|choir|poker|trivia|quiz|karaoke|movie|date night|bbq|potluck|happy hour|opera|play at|rehearsal|musical|ballet|theat(?:er|re)|show|game)\\b",
    example: "book club tuesday 7",
  },
  { name: "ofThing", pattern: "^'s\\s", example: "'s invoices" },
  {
    name: "joint",
    pattern: "^(?:(?:and|then|also|plus|so|now|oh|um|uh)\\s){1,2}",
    example: "also order litter",
  },
  { name: "joined", pattern: "(?:and|also|plus)\\s$", example: "vet at 3, and " },
  { name: "preposition", pattern: "^(?:to|on|at|by|the day)\\s", example: "to call mom" },
  { name: "weekBefore", pattern: "week before", example: "remind me a week before" },
  { name: "hourBefore", pattern: "hour before", example: "an hour before" },
  { name: "allIn", pattern: "^\\s?(?:all in|in total|altogether|total)", example: " all in" },
  { name: "sum", pattern: "\\btotal|all in|in total|altogether", example: "60 in total" },
  { name: "paidAfter", pattern: "got (?:it|them) for|ended up", example: "ended up paying 99" },
  { name: "was", pattern: "\\b(?:was|were)\\s(?:[a-z]+\\s)?$", example: "copay was " },
  {
    name: "notFelt",
    pattern: "(?:not|n't|never|isn't|wasn't)\\s?(?:so|very|too|really|feeling)?\\s?$",
    example: "not really ",
  },
  { name: "feltByMe", pattern: "\\bi\\b|\\bme\\b", example: "i cried" },
  {
    name: "feltByOther",
    pattern:
      `\\b(?:${EN_GIVEN_NAMES}|he|she|they|mum|mom|dad|(?:my|his|her|their|the) (?:sister|brother|mother|mum|mom|father|dad|wife|husband|boss|friend|mate|neighbou?r|roommate|flatmate|colleague|coworker|partner|son|daughter|kids?|teacher|landlord|cat|dog|baby))(?:'s|'re| is| are| was| were| seems| looks| sounds| felt| feels)(?: [a-z']+){0,4} ?$`,
    example: "kendra's feeling",
  },
  { name: "carriedAway", pattern: "\\b(?:can'?t stop|an absolute)\\b", example: "can't stop smiling" },
  {
    name: "iFeel",
    pattern: "\\b(?:i'?m|i am|i feel|i felt|feeling|feel|felt|mood)\\b",
    example: "i'm tired",
  },
  { name: "not", pattern: "no |not |n't ", example: "not taken" },
  { name: "lengthJoint", pattern: "^\\s?(?:and|,)?\\s?$", example: " and " },
  {
    name: "offsetAhead",
    pattern: "^\\s(?:after|from|before|prior to|following)\\s(?:the\\s)?$",
    example: " after ",
  },
  { name: "backward", pattern: "before|prior", example: " before " },
  { name: "pairAnd", pattern: "and", example: " and " },
  { name: "rangeFramed", pattern: "between\\s?$", example: "between " },
  { name: "lastsFor", pattern: "^\\sfor\\s(?:about\\s)?$", example: " for " },
  { name: "lastsFrom", pattern: "^\\s(?:from|starting at|beginning at)\\s$", example: " from " },
  {
    name: "beginsOn",
    pattern: "^,?\\s(?:starting|beginning)(?:\\s(?:from|on))?\\s(?:the\\s)?$",
    example: " starting on ",
  },
  {
    name: "clauseJoint",
    pattern:
      "(?<![a-z])(?:and then|and also|then|(?<!(?:with|w/)\\s?[a-z]{1,15}\\s)and|plus also|also)(?![a-z])\\s?",
    example: " then lunch",
  },
  { name: "stays", pattern: "^then", example: "then" },
  {
    name: "repetitions",
    pattern:
      "\\d{1,5}\\s?(?:reps?|sets?|laps?|x ?\\d{1,3}|holes|x\\s?\\d|push-?ups|pull-?ups|sit-?ups|squats|burpees|flights)|\\d{1,2}x\\d{1,2}\\b|\\b(?:a|two|three|four|five|six|ten|twenty|thirty|fifty) (?:sets?|reps|laps|rounds|lengths|flights)\\b",
    example: "three sets of squats",
  },
  {
    name: "sleepHours",
    pattern: "(?:slept|sleep:?)\\s(?:for\\s)?(?<enHours>\\d{1,2}(?:\\.\\d)?)(?:\\s?h)?$",
    example: "slept 7",
  },
  {
    name: "moodMark",
    pattern: "mood(?:\\s?(?:score|is|was|today|:|=|for today))*[\\s:=]*(?<enMark>[1-5])(?![\\d/.])",
    example: "mood: 4",
  },
  {
    name: "bareDeed",
    pattern:
      "^(?:ate|eating|had|bought|buying|got|paid|paying|drank|drinking|ordered|spent|pay|buy|eat|drink)$",
    example: "bought",
  },
  {
    name: "feltBefore",
    pattern: "\\b(?:feel|feeling|felt|mood|i'?m|i am)\\b(?:\\s\\w+){0,3}\\s?$",
    example: "i feel so ",
  },
  {
    name: "covers",
    pattern:
      "\\b(?:ran|run|runs|running|runner|races?|raced|marathon|walk\\w*|jog\\w*|rode|ride|riding|cycl\\w*|bik\\w+|hik\\w+|swam|swim\\w*|row\\w*|parkrun|steps?|tv|video|monitor|resolution)\\b",
    example: "bike ride 20k",
  },
  {
    name: "namedDistance",
    pattern: "\\b(?:a|an|the|my|our|this|that|first|second|another|last|weekly|morning|every)\\s$",
    example: "finished my ",
  },
  {
    name: "converted",
    pattern:
      "^[\\s,(]*(?:or )?(?:about|around|approx\\.?|approximately|roughly|equals|equal to|which is|i\\.e\\.|=|~)(?: about| around)?\\s?$",
    example: " (about ",
  },
  {
    name: "respectively",
    pattern: "\\brespectively\\b",
    example: "water and power were 45 and 120 respectively",
  },
  { name: "listJoint", pattern: ",? and |, ", example: "water, power and gas" },
  {
    name: "listVerb",
    pattern: " (?:were|was|are|cost(?: me| us)?|came to|came out (?:to|at)|set me back|ran me)?\\s*$",
    example: "water and power were ",
  },
  {
    name: "credited",
    pattern: "^,? (?:and |but )?(?:only )?(?:\\d+ )?(?:credited|got credited|came through as)\\s$",
    example: " credited ",
  },
  {
    name: "toppedUp",
    pattern:
      "\\b(?:topped|top(?:ping)?) up (?:[a-z]+ ){0,4}(?:with |by )?$|\\brecharged? (?:[a-z]+ ){0,4}(?:with )?$",
    example: "topped up ",
  },
  { name: "givenFree", pattern: "^,? (?:and )?(?:get|got)\\s$", example: " got " },
  {
    name: "ownPart",
    pattern:
      "\\bi (?:only |just |actually )?(?:paid|pay|put in|chipped in|owed?|contributed)\\s?$|\\bmy (?:share|half|part|bit|portion)(?: was| is| came to|:)?\\s?$",
    example: "i paid ",
  },
  {
    name: "splits",
    pattern: "\\b(?:split|splitting|halves|went dutch|going dutch|between us)\\b",
    example: "split the bill",
  },
  {
    name: "corrected",
    pattern:
      "^[\\s,.-]*(?:oh )?(?:no(?: no)?,? wait|wait(?: no)?|no|sorry|i mean|make (?:that|it)|or rather|rather|correction|scratch that|actually|well)[\\s,.:-]{1,3}(?:it was |that'?s |was |it'?s |like |exactly )?$",
    example: " no wait ",
  },
  {
    name: "reduced",
    pattern:
      "\\b(?:now|down to|marked down|reduced|on sale|on offer|instead|for only|but (?:i |we )?(?:paid|got)|got (?:it|them) for|paid|ended up|discount|coupon|voucher|off|clearance|haggled|talked (?:him|her|them))\\b",
    example: "was 40 now 25",
  },
  {
    name: "pricedFor",
    pattern:
      "^ (?:for|on|at|by|in|to) (?!\\d|me\\b|(?:an? )?(?:hours?|minutes?|days?|weeks?|months?)\\b)[a-z]",
    example: " for the parking",
  },
  {
    name: "heaviness",
    pattern:
      "\\b(?:weigh\\w*|weight|heav\\w+|lighter|lost|gained|shed|dropped|down|up|lifted|bench\\w*|deadlift\\w*|squat\\w*|dumbbells?|kettlebells?|beef|pork|chicken|turkey|meat|flour|sugar|apples?|potatoes|coffee beans)\\b",
    example: "lost two pounds",
  },
  {
    name: "mindsDeed",
    pattern:
      "^(?:oh,? )?(?:and |but )?(?:i )?(?:still )?(?:need to|have to|have got to|gotta|got to|remember to|remind me to|don'?t forget to|must|should)\\b",
    example: "need to book a table",
  },
  {
    name: "videoGame",
    pattern:
      "\\bplayed (?:fifa|football manager|madden|nba 2k|2k|rocket league|wii|video ?games?|(?:on )?(?:the )?(?:xbox|ps\\d|playstation|switch|nintendo))\\b",
    example: "played fifa",
  },
  {
    name: "theirs",
    pattern: "^(?:he|she|they)\\b(?!.*\\b(?:me|my|us|our|i|we)\\b)",
    example: "he paid",
  },
  { name: "lifts", pattern: "\\b(?:squat|deadlift|bench|press|curl|snatch|row)", example: "squatted" },
  {
    name: "watches",
    pattern:
      "\\b(?:watch(?:ed|ing|es)?|streamed|streaming|caught|commentated|spectated|talked|chatted|filmed|recorded|photographed|missed|dreamt|dreamed|read about|reading about|refereed|umpired|organi[sz]ed|(?:glued|listen(?:ed|ing)) to)\\b(?:(?!\\b(?:played|did|went|ran|swam|while|then|after|before|and)\\b)[^,.;]){0,24}$",
    example: "watched the ",
  },
  {
    name: "advised",
    pattern:
      "^(?:bring|wear|take|pack|no|skip|eat|fast|arrive|be|leave|dress|grab|show up|get there|dial|park|sit)\\b|^[a-z]+ (?:it|them|that)(?: (?:in|up|back|off|out|first))?$",
    example: "bring the pill list",
  },
];
