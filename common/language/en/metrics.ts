/** Words that announce a measurement: one row a measurement. @module */

import type { MetricCueRow } from "../records/metric_table.ts";

export const EN_METRICS: readonly MetricCueRow[] = [
  { name: "bodyFat", cue: "\\bbody ?fat\\b", example: ["body fat 21.5%", 21.5] },
  {
    name: "weight",
    cue:
      "\\bwoke up (?:at|weighing)(?= \\d{2,3}(?:\\.\\d)? ?(?:kg|kilos|lbs|pounds|stone))|\\bweigh(?:ed|s|t|ing)?\\b(?! loss)|\\bweigh-?in\\b|\\bscales? (?:says?|said|shows?|read)|\\b(?:on|tipped|tipping) the (?:bathroom |gym |kitchen |doctor's )?scales?\\b|\\bbathroom scales?\\b|\\b(?:lost|gained|dropped|shed|put on) (?:another )?(?:a|an?other|half a|\\d+(?:\\.\\d)?) (?:kilos?|kg|pounds?|lbs?|stone)\\b|\\b(?:i am|i'?m|im|me,?|sitting at|holding at|back (?:to|at|up to)|under|(?:baby|he|she|bub|little one|wee one|toddler)(?:'?s| is))(?= (?:now |up to |about |at )?\\d{1,3}(?:\\.\\d+)? ?(?:kg|kilos?|lbs?|pounds?|stone|st)\\b)|(?<!\\b(?:is|are|was|were|price|prices|temp|temps|temp's|temperature|fever|fever's|sugar|pulse) )\\bdown to\\b|\\bup to\\b(?=\\s\\d{2,3}(?:\\.\\d)?\\s?(?:kg|lbs?|pounds))|\\bbodyweight\\b|\\bwt(?= \\d)|\\b(?:slimming world|weight watchers)\\b",
    example: ["weighed 68.4 kg", 68.4],
  },
  { name: "height", cue: "\\b(?:height|how tall i am|i'?m .{0,8} tall)\\b", example: ["height 178 cm", 178] },
  { name: "waist", cue: "\\bwaist\\b", example: ["waist 82 cm", 82] },
  {
    name: "heartRate",
    cue: "\\b(?:heart ?rate|pulse(?! ox)|hr|resting hr|rhr)\\b",
    example: ["heart rate 70", 70],
  },
  {
    name: "temperature",
    cue:
      "\\b(?:temp|temps|temperature|fever|feverish|thermometer)\\b|\\b(?:at|hit|reading|spiked (?:to|at)|running(?: an?)?)\\b(?= (?:3[6-9]|4[01])\\.\\d(?![\\d]| ?(?:km|k|mi|kg)))",
    example: ["temperature 37.8", 37.8],
  },
  {
    name: "bloodSugar",
    cue:
      "\\b(?:blood ?sugar|glucose|fasting sugar|sugar (?:test|reading|check)|sugars?(?= (?:was|were|is|at|\\d))|bsl|bgl|sugar level|finger ?prick|fasting(?= (?:was |at )?\\d)|bg(?= \\d))\\b",
    example: ["blood sugar 5.8", 5.8],
  },
  {
    name: "bloodOxygen",
    cue:
      "\\bpulse ox\\b|\\bo2(?: sats?)?\\b|\\bsats\\b|\\boxygen\\b|\\bspo2\\b|\\bblood oxygen\\b|\\boxygen saturation\\b",
    example: ["spo2 98", 98],
  },
  { name: "bmi", cue: "(?<![a-z])bmi(?![a-z])", example: ["bmi 22.5", 22.5] },
  {
    name: "cholesterol",
    cue: "\\bcholesterol\\b|(?<![a-z])(?:ldl|hdl)(?![a-z])",
    example: ["cholesterol 5.2", 5.2],
  },
  { name: "triglycerides", cue: "\\btriglycerides\\b", example: ["triglycerides 1.4", 1.4] },
  { name: "uricAcid", cue: "\\buric acid\\b", example: ["uric acid 420", 420] },
  { name: "hips", cue: "\\bhips?\\b(?= (?:measure|size|\\d))", example: ["hips measure 92 cm", 92] },
  { name: "chest", cue: "\\bchest\\b(?= (?:measure|size|\\d))", example: ["chest measure 88 cm", 88] },
  { name: "steps", cue: "\\bsteps?\\b(?! (?:by step|one|two|\\d+:))", example: ["12000 steps", 12000] },
  { name: "water", cue: "\\b(?:water|h2o|hydrat\\w+)\\b", example: ["drank 1.8 litres of water", 1800] },
  { name: "a1c", cue: "\\b(?:hb)?a1c\\b", example: ["a1c 6.8", 6.8] },
  { name: "peakFlow", cue: "\\bpeak flow\\b", example: ["peak flow 410", 410] },
  {
    name: "calories",
    cue:
      "\\b(?:breakfast|lunch|dinner|supper|brunch|snacks?)\\b(?= (?:was|were|came to|came in at|clocked in at|is|:)? ?(?:about |around |roughly )?[\\d,]{3,5} (?:k?cal|calories))|\\bcalories (?:today|so far|eaten|in\\b)|\\bcalorie (?:count|intake)\\b|\\b(?:ate|eaten|eating) (?:about )?(?=[\\d,]{3,5} (?:k?cal|calories))",
    example: ["calories today 1,840", 1840],
  },
];
