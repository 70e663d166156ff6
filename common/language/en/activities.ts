/** Exercise by the words that tell of it: one row an activity; a new word is one more alternative. @module */

import type { ActivityRow } from "../records/activity_table.ts";

export const EN_ACTIVITIES: readonly ActivityRow[] = [
  {
    activity: "running",
    pattern:
      "(?<!\\b(?:meeting|movie|show|class|it|which|game|call|event|program|code|tests?|talk|session|errands) )\\b(?:did (?:a|an|my|the) (?:\\d+k|parkrun|half|5k|10k|c25k)|(?:finished|ran|completed|did) (?:the|my|a|an) \\d+k|hill repeats|(?:smashed|banged out|knocked out|clocked|nailed|crushed|plodded|cranked out) (?:a |an |my |the )?\\d+(?:\\.\\d+)? ?(?:k|kms?|kays?|miles?)|\\d+(?:\\.\\d+)? ?(?:k|kms?|miles?) (?:easy|tempo|steady)|ran out (?=at lunch|before|after)|intervals|track session|long run|couch to 5k|c25k|ran(?! (?:to \\d|me|us|out|into|late|over|away|errands|the numbers|it by|through (?:the|a|my|our) (?:numbers|list|slides|plan|agenda|script|code)))|run(?! (?:out|into|late|over|by|the|errands))|runs(?! (?:out|late))|running|(?:went for|went on|did) (?:an? |my )?(?:[a-z]+ )?(?:run|jog)|jog(?:ged|ging)?|treadmill|parkrun|half marathon|marathon|sprint(?:ed|s)?)\\b",
    example: "ran 5k",
  },
  {
    activity: "cycling",
    pattern:
      "\\b(?:cycl(?:ed|ing|e)|spin(?:ned)? (?=for \\d)|by (?:the )?(?:bicycle|bike)|on (?:my|the) bicycle|mountain bik(?:e|ed|ing)|mtb|bik(?:ed|ing)|bike ride|bike to (?:work|school|town|the)|ride to (?:work|school)|turbo trainer|zwift(?:ed)?|(?:miles?|mi|km|k|min|minutes?|hours?|hr) ride|rode (?:my|the) bike|rode|peloton|on the bike)\\b",
    example: "biked 12 miles",
  },
  {
    activity: "swimming",
    pattern:
      "\\b\\d+ lengths of the pool\\b|\\b(?:swam|swum|aqua jog(?:ged|ging)?|swim(?! (?:caps?|suits?|lessons?|gear|trunks|shorts|team|meet|bag|goggles|diapers?|nappies|float))|swimming(?! (?:lessons?|costume|pool|trunks|gear|goggles))|(?:did |swam )?(?:\\d+|ten|twenty|thirty|forty|fifty|sixty|a hundred) (?:lengths|laps)(?! of the (?:track|block|park))|laps in the pool|(?:hit|in) the pool|at the baths|(?:morning|arvo|evening|lunchtime|dawn|sea|ocean|cold) (?:swim|dip)|sea swim|pool (?=for \\d))\\b",
    example: "swam 40 laps",
  },
  {
    activity: "yoga",
    pattern: "\\b(?:yoga|pilates|vinyasa|hatha|ashtanga|barre class)\\b",
    example: "yoga for an hour",
  },
  {
    activity: "ball",
    pattern:
      "\\b(?:kick(?:ed|ing) (?:a|the) (?:foot)?ball (?:about|around)|kick-?about|footy|footie|camogie|hurling|gaelic|gaa|shinty|kabaddi|sepak takraw|beer league|rec league|ball hockey|bowls|bowling|curling|ultimate|flag football|touch rugby|spikeball|squash ladder|five[- ]a[- ]side|5[- ]a[- ]side|ultimate frisbee|lacrosse|handball|water polo|racquetball|dodgeball|kickball|beach volleyball|pick-?up game|basketball|badminton|tennis|soccer|football|v-?ball|volleyball|hoops|ping pong|table tennis|squash|golf|(?:9|18|nine|eighteen) holes|driving range|played (?:nine|eighteen|9|18)|pickleball|baseball|softball|cricket|rugby|hockey|padel|netball)\\b",
    example: "played tennis for an hour",
  },
  {
    activity: "gym",
    pattern:
      "\\b(?:gym|orangetheory|f45|bodypump|body pump|circuits|circuit training|pumped iron|calisthenics|pull-?ups day|upper body|lower body|bench(?= \\d)|reps|weights|lifted|lifting|weight training|strength training|workout|worked out|squats?|squatted|deadlift(?:s|ed)?|benched|overhead press|pr on|bench press|crossfit|leg day|push day|pull day|arms(?= (?:day|and|workout))|glutes|abs(?= (?:day|and|workout|session|circuit|,))|core(?= (?:workout|session|work|class)| \\d)|legs(?= (?:day|and|session|workout|\\d)|[.,]|$)|elliptical|stairmaster|pt session|boot ?camp|weights session)\\b",
    example: "lifted weights for an hour",
  },
  {
    activity: "walking",
    pattern:
      "\\b(?:walked(?! (?:out|away|off|in on|into|past|me|us))|walk(?! away| out| me| through| in )|walking(?! distance)|stroll(?:ed)?|power walk)\\b",
    example: "walked 3 miles",
  },
  {
    activity: "other",
    pattern:
      "hiit|\\b(?:skips? (?:with|on) (?:the |a )?rope|stair ?(?:climber|master|stepper)|(?:rope )?skipping(?! (?:lunch|breakfast|dinner|class|work|school|the|a|my))|tae ?kwon ?do|horse ?(?:back )?riding|frisbee|(?:side )?planks?(?= (?:for |\\d))|(?<=(?:\\d|of|some) )(?:planks?|push-? ?ups|burpees|squats|lunges|core)|push-? ?ups|core (?:work|workout|session)|ice skat(?:e|ed|ing)|snowshoe(?:d|ing)?|canoe(?:d|ing)|fenc(?:ed|ing)|roller ?blad(?:ed|ing)|roller ?skat(?:ed|ing)|skateboard(?:ed|ing)|trampolin(?:ed|ing)|aqua ?aerobics|aquafit|wakeboard(?:ed|ing)|snowboard(?:ed|ing)|ruck(?:ed|ing)|burpees|kettlebells?|barre class|bjj|jiu ?jitsu|muay thai|krav maga|ballet class|line dancing|salsa class|peloton ride|hula hoop(?:ed|ing)?|hik(?:ed|e|ing)|climb(?:ed|ing)|bouldering|row(?:ed|ing)|rower|spin class|spinning|boxing|kickboxing|dance class|zumba|aerobics|skied|skiing|skating|skated|shovell?ed|surf(?:ed|ing)|push-?ups|pull-?ups|sit-?ups|plank|jump rope|skipping rope|martial arts|karate|judo|tai chi|stretch(?:ed|ing)|hiit|cardio|exercis(?:ed|es?|ing)|joe wicks|physio exercises|kayak(?:ed|ing)|paddle ?board(?:ed|ing)?|paddl(?:ed|ing|e)|heavy bag|speed bag|sup(?:ped)? (?=for \\d)|(?:did|took|climbed|up) the stairs|stairs|\\d+ flights|went for an? (?:skate|row|paddle|climb|hike|ski)|(?:climbed|walked up) \\d+ (?:flights|floors)|kettlebell|parkour|rowing|raked|gardening|danc(?:ed|ing)|calisthenic|stair ?master|barre)\\b",
    example: "hiked 3 hours",
  },
];
