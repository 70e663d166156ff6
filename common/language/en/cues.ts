/** Words by which English says what a clause is: a row a cue, each with an example. @module */

import type { CueRow } from "../cues.ts";
import { EN_ROLE } from "./roles.ts";
import { EN_SAYINGS } from "./sayings.ts";
import { EN_GIVEN_NAMES } from "./names.ts";

export const EN_CUES: readonly CueRow[] = [
  {
    cue: "norm",
    pattern:
      "\\b(?:should|normal(?:ly)?|recommend(?:ed|s)?|ideal(?:ly)?|healthy|adults?|newborns?|typical(?:ly)?|supposed to|ought to|most people|guidelines?)\\b",
    example: "adults should sleep 7 hours",
  },
  {
    cue: "weighed",
    pattern:
      "\\b(?:weigh(?:t|ed|s|ing)?|lost|gained|lift(?:ed|ing)?|baby|beef|flour|heavy|body|deadlift|bench|squat|scale|down to|up to)\\b",
    example: "weight one hundred and fifty four pounds",
  },
  {
    cue: "ceremony",
    pattern:
      "\\b(?:wedding|birthday(?! (?:present|gift|cake|card))|funeral|graduation|baby shower|anniversary|baptism|christening|bar mitzvah|engagement party|recital|visiting|coming (?:over|to stay|to town|home)|staying with us|in town|flying in)\\b",
    example: "sarah's wedding saturday",
  },
  {
    cue: "meets",
    pattern: "^(?:meet|meeting|see|call with|catch up with|take (?:the )?\\w+ to)\\b",
    example: "meet Anna at 5",
  },
  {
    cue: "goes",
    pattern: "^(?:go|drive|head|fly|travel) (?:to|out|home|back)\\b",
    example: "go to the bank",
  },
  { cue: "company", pattern: "\\b(?:with|w/)\\s?[a-z]+", example: "hike with Anna" },
  {
    cue: "arranged",
    pattern: "\\b(?:booked|scheduled|arranged|set|moved to|rescheduled|confirmed|pushed to)\\b",
    example: "booked the dentist for thursday",
  },
  {
    cue: "notMine",
    pattern: "\\b(?:his|hers|theirs),? not mine\\b|\\bnot mine\\b",
    example: "tuesday at 4, hers not mine",
  },
  {
    cue: "imperative",
    pattern:
      "^(?:please\\s|pls\\s|urgent:?\\s|important:?\\s|also\\s|and\\s)?(?:call|email(?! (?:went|came|was|is|from|bounced|address))|e-mail|buy|pay|send|book(?! rec| review| idea| list|:| club| fair| signing| launch| group)|fix|pick up|pick (?:the )?\\w+ up|return|renew|check|clean|wash|text|ring|order(?! (?:number|no|#|id|was|came|arrived|status|:))|submit|finish|schedule (?!is|was|for)|cancel|collect|drop|take|bring|print|sign|file|update|review|write|prepare|prep|pack|water|feed|charge|replace|get|grab|post|mail|register|apply|confirm|reply|respond|ask|tell|wish|organi[sz]e|sort|arrange|make|defrost|descale|vacuum|mow|back up|download|install|remember|follow up|talk to|speak to|meet with|go to|put|set|give|move|walk the|study(?! group| hall| session| date)|read|practi[cs]e|do the|do my|change|swap|close|lock|turn|empty|refill|top up|transfer|deposit|contact|message|ping|invite|thank|find|look (?:up|for|into)|let|figure out|invoice|chase|research|learn|start|stop by|swing by|hand in|fill|tip|pop|nip|grease|flip|freeze|thaw|marinate|soak|steam|hem|patch|glue|sand|rake|weed|prune|trim|shovel|scrub|wipe|dust|polish|sweep|hoover|strip|declutter|label|laminate|photocopy|fax|rsvp|venmo|zelle|e-transfer|reimburse|log|groom|walk (?:the )?dog|muck out|drop off|run (?:the )?dishwasher|take out|dig out|round up|line up|pencil in|nag|remind|bug|settle|see (?:if|about|whether)|try (?:to|the)|double[- ]check|proofread|edit|revise|redo|reset|reboot|test|set up|tidy|pick out|wrap|stock up|bleed the|service the|rotate|de-ice|salt the|stain|varnish|caulk|unclog|unblock|tighten|oil the|jump on|sub|cover|swap out|rebook|reschedule|confirm|source|scan|email|hassle|beg|line dry|peg out|bring in|dispute|claim|file|query|appeal|lodge|top|sell|donate|cook|bake|iron|fold|hang|measure|paint|assemble|vaccinate|worm|sharpen|haul|load|unload|winterize|plan|decide|track|upload|share|forward|unsubscribe|delete)\\b(?!ed)",
    example: "call the plumber",
  },
  {
    cue: "ambiguous",
    pattern:
      "^(?:read|put|set(?! up| an? alarm| a reminder)|let|hit|cut|review|study|change|move|plan|file|post|make(?! an? (?:appointment|reservation|booking|list|dentist|doctor))|start|track|sort|water|paint|swap|visit|learn|research|practi[cs]e|do|go|set|take|cook|bake|look(?! up| for| into))\\b",
    example: "read 40 pages of Dune",
  },
  {
    cue: "ahead",
    pattern:
      "the (?:day|night|hour|week) before|(?:a|an|one|two|\\d+) (?:day|hour|minute|min|week)s? (?:before|early|ahead|earlier)|beforehand",
    example: "remind me the day before",
  },
  {
    cue: "outgoing",
    pattern:
      "\\b(?:maid|driver|cook|nanny|cleaner|babysitter)'?s? salary|\\b(?:sent|gave|lent) (?!me|us|the|back)(?:[a-z]+|my [a-z]+)\\b(?!.{0,12} back)",
    example: "sent Maria 600",
  },
  {
    cue: "incoming",
    pattern:
      "\\b(?:child benefit|benefit|pension|rebate|allowance)\\b|\\b(?:check|cheque|vest|deposit|rebate|payment|money) (?:came|landed|arrived|deposited|cleared|hit)|\\bdeposited\\b|\\b(?:client|tenant|lodger|customer|boss|company|hmrc|council|ato|irs) (?:\\w+ )?(?:paid|transferred|sent|deposited|wired)\\b|\\b(?:rebate|landed|sent me back|gave me back)\\b|\\b(?:insurance|gig|client|shift|invoice|job|work|marketplace|lodger|tenant) (?:#?\\d+ )?(?:got )?paid(?: out)?\\b|\\b(?:tips|scholarship|cashed in|earned|sales|deposit refunded|birthday money|paid out|pay came|stipend|winnings|payout)\\b|\\breturned [$€£]?\\d|\\bmade (?=[$€£]?\\d)|\\bgot (?:paid )?[$€£]?\\d[\\d,.]*k?(?: (?:dollars|bucks|quid|euros?))? (?:for|from|back)\\b|\\b(?:payment|rent|venmo|zelle|money|cash|check|cheque|transfer|paypal)\\b.{0,24}\\bfrom\\b(?! the (?:bank|atm)| my (?:account|savings))|\\b(?:refund(?:ed)?|got paid|received|salary|wages?|credited|sold|dividends?|interest|reimbursed|reimbursement|bonus|paycheck|deposit back|ang bao from|sent the|cashback|came through|paid me)\\b",
    example: "sold my old bike, got 120",
  },
  {
    cue: "bought",
    pattern: "\\b(?:bought|spent|purchased|cost me|ordered)\\b",
    example: "bought paint with my bonus",
  },
  {
    cue: "harmless",
    pattern:
      "\\b(?:don'?t regret|didn'?t (?:even |really )?(?:enjoy|like|finish|need|i\\b|realis|want)|not bad|not cheap|wasn'?t cheap|couldn'?t resist|didn'?t realize|never again|not a fan)\\b",
    example: "not cheap but bought it for 80",
  },
  {
    cue: "spend",
    pattern:
      "\\b(?:debited|loaded|given|recharge|venmo(?:e?d)|ran to|took .{0,12}off me|chipped in|spent|spend|paid(?! back)|pay(?:ing)?|bought|buy|purchased|cost(?:s|ing)? (?:me|us)|cost|ordered|order:|grabbed|got|picked up|treated|tipped|donated|venmo'?d|zelle'?d|sent|gave|lent|charged|subscribed|renewed|rented|booked|topped up|top up|top-up|ran (?:me|us)|set me back|set us back|splurged|blew|shelled out|forked out|came to|came out|went out|bill|receipt|filled up|refilled|had|split|invoice paid|put down|fee|renewal done)\\b",
    example: "spent $42 on gas",
  },
  {
    cue: "paid",
    pattern:
      "\\b(?:paid|total(?:led|ed|ing)?|all in|altogether|in total|came to|came out to|ended up(?: (?:paying|being|at|costing))?|got (?:it|them) for|ended at|sum|final)\\b|=",
    example: "paid 240 after the voucher",
  },
  {
    cue: "list",
    pattern:
      "\\b(?:was|were|originally|regular(?:ly)?|retail|rrp|msrp|list price|supposed to be|worth(?! it)|valued|normally|usually|instead of|down from|on sale from|reduced from|marked down from|(?:haggled|knocked|talked|beat) (?:him|her|them|it) down from|the other|discount|off|saved|each|per|apiece|voucher|coupon)\\b",
    example: "was 120 but paid 80",
  },
  {
    cue: "receive",
    pattern:
      "\\b(?:child benefit|benefit|pension|rebate|allowance)\\b|\\b(?:check|cheque|vest|deposit|rebate|payment|money) (?:came|landed|arrived|deposited|cleared|hit)|\\bdeposited\\b|\\b(?:client|tenant|lodger|customer|boss|company|hmrc|council|ato|irs) (?:\\w+ )?(?:paid|transferred|sent|deposited|wired)\\b|\\b(?:rebate|landed|sent me back|gave me back)\\b|\\b(?:insurance|gig|client|shift|invoice|job|work|marketplace|lodger|tenant) (?:#?\\d+ )?(?:got )?paid(?: out)?\\b|\\b(?:tips|scholarship|cashed in|earned|sales|deposit refunded|birthday money|paid out|pay came|stipend|winnings|payout)\\b|\\breturned [$€£]?\\d|\\bmade (?=[$€£]?\\d)|\\bgot (?:paid )?[$€£]?\\d[\\d,.]*k?(?: (?:dollars|bucks|quid|euros?))? (?:for|from|back)\\b(?! (?:my|the) (?:lunch|dinner))|\\b(?:payment|rent|venmo|zelle|money|cash|check|cheque|transfer|paypal)\\b.{0,24}\\bfrom\\b(?! the (?:bank|atm)| my (?:account|savings))|\\b(?:got paid|paycheck|pay ?check|salary|wages?|payday|received|receive|refund(?:ed)?|reimbursed|reimbursement|cash ?back|dividends?|interest (?:on|from|paid|payment)|interest|bonus|credited|earned|earnings|sold|deposit (?:back|returned)|sent the .{0,24}back|paid me|pays me|gave me|sent me|venmo'?d me|paid me back|got paid back|won(?! by| against| the (?:game|match|series))|royalt(?:y|ies)|commission|income|stipend|got .{0,20} back|came through|owed me)\\b",
    example: "refund from ASOS £38",
  },
  {
    cue: "todo",
    pattern:
      "\\b(?:(?<!(?:sent me|sent|got|received|had) (?:a|the|another) )remind(?:er)?(?! of| me of| yourself)|remember to|don'?t (?:let me )?forget|dont forget|do not forget|(?<!no |do i )need to|needs? (?:to be )?\\w+ing|needs? doing|(?<!(?:n't|not|never|no longer|longer) )(?<!do i )have to(?! (?:admit|say|confess|laugh|wonder|ask|hand it))|has to be|(?<!you )gotta(?! (?:believe|love|say|admit|laugh|give|hand))|got to (?!(?:the|a|my|our|his|her|their|work|school|bed|home|town|level|page|be)\\b)(?=[a-z]+)|(?<!(?:you|one|they|he|she) )must(?! have| be\\b)|(?<!(?:going|want|have|nothing|lots|much|what|things) )to-?\\s?do|todo|should (?:really |probably )?(?=(?:call|email|buy|pay|send|book|fix|get(?! back)|pick|return|renew|check)\\b)(?!n't)|(?<!'s )due(?! date is)|deadline(?!s everywhere)|make sure|be sure to|i'?ll need|ought to|note to self:? (?:buy|call|pay|send|book|email|get|pick)|task|asap|follow up (?=with|on|about|re\\b)|set (?:an? |my |the )?(?:alarm|reminder)|wake me)\\b",
    example: "remind me to call mom",
  },
  {
    cue: "duty",
    pattern:
      "^(?:please\\s)?(?:call|email(?! (?:went|came|was|is|from|bounced|address))|e-mail|buy|pay|send|book|fix|pick up|return|renew|check|clean|wash|text|ring|order(?! (?:number|no|#|id|was|came|arrived|status|:))|submit|finish|schedule (?!is|was|for)|cancel|collect|drop off|take out|take|bring|print|sign|file|update|review|write|prepare|prep|pack|water|feed|charge|replace|get|grab|post|mail|register|apply|confirm|reply|respond|ask|tell|meet up|organi[sz]e|sort|arrange|make|defrost|descale|move|walk|vacuum|mow|backup|back up|download|install)\\b",
    example: "call the plumber",
  },
  {
    cue: "event",
    pattern:
      "\\b(?:moving day|day out|service|opening|exhibition|pottery|clinic|immuni[sz]ation|vaccination|drawing class|night(?= (?:mon|tue|wed|thu|fri|sat|sun|tomorrow|next|on))|visiting|club|gala|spa day|spa|camp|meeting|meet(?! cute)|standup|stand-up|call with|call at|zoom|teams|appointment|appt|dentist|doctor|physio|haircut|interview|flight|train|bus to|party|wedding|birthday|dinner|lunch|brunch|breakfast|coffee with|drinks|concert|gig|show|game|match|practice|rehearsal|class|lecture|seminar|workshop|conference|offsite|off-site|exam|test|presentation|demo|review|retro|sync|1:1|one on one|webinar|recital|ceremony|graduation|funeral|church|mass|service|visit|trip|vacation|holiday|checkup|check-up|eye test|mot|mechanic|plumber coming|delivery|inspection|viewing|tour|date with|movie|cinema|theat(?:er|re)|playdate|pickup|pick-up|drop-off|parents'? evening|school run|reservation|table for|bbq|barbecue|picnic|hike|yoga class|spin class|training|tournament|festival|fair|open house|landing|departs?|departure|arrives?|arrival|check-?in|check-?out|kick-?off|launch|deadline day|anniversary|book club|poker|quiz|town hall|all hands|all-hands|surgery|scan|vet|lads|catch up with|catch-up)\\b",
    example: "dentist next tuesday 9:30",
  },
  {
    cue: "negation",
    pattern:
      "\\b(?:didn'?t|did not|don'?t(?! forget)|do not(?! forget)|won'?t|never|no thanks|nah|no way|left it|put it back|not (?:buying|worth|going|mine|paying)|nope|skip(?:ped)?|pass(?:ed)? on|without buying|couldn'?t|can'?t afford|too (?:dear|expensive|pricey|steep)|way too|instead of buying|hers not|his not|cancel(?:l)?ed|returned it|refused|walked away)\\b",
    example: "saw a nice jacket but left it",
  },
  {
    cue: "hypothetical",
    pattern:
      "\\b(?:if(?! i remember| i'?m (?:honest|being)| you ask| i (?:do )?say| anything)|maybe(?! (?:\\d|a |an |half|one|two|three|four|five|six|seven|eight|nine|ten))|might|i wish|wish i|wish we|would|could have|could've|should have|should've|would've|what if|imagine|suppose|thinking (?:about|of)|considering|dreamt|dreamed|dream|hope|hoping|someday|one day|some day|probably|perhaps|wonder(?:ing)?|tempted|want to|wanna|planning|plan to|goal|budget(?! travel)|will be|may be|i should|we should|expected|estimated|quote(?:d)?)\\b",
    example: "if it rains tomorrow the game's off",
  },
  {
    cue: "question",
    pattern:
      "\\?|^(?:so\\s)?(?:why|what(?! an?\\b)|how|when|where|who|which|whose|(?:did|do|does|has|have|is|are|will|would|can|could|should|am|was|were) (?:i|you|he|she|we|they|it|the|my|your|there|this|that|anyone|someone))\\b",
    example: "why is the boiler making that noise",
  },
  {
    cue: "reported",
    pattern:
      "\\b(?:(?<!scales? |scale |watch |app |garmin |fitbit |strava |phone |meter |monitor |machine |tracker |thermometer |receipt |oura )(?:said|says)|told me|tells me|heard|apparently|reportedly|according to(?! (?:the|my) (?:watch|scales?|app|fitbit|garmin|oura|whoop|monitor|meter|tracker|phone|strava|thermometer|cuff))|rumou?r|they say|i read|article|asked|thinks|claims|announced|mentioned|prefers|estimates?|reckons)\\b",
    example: "she said she'd quit",
  },
  {
    cue: "heading",
    pattern:
      "^(?:meeting notes|notes|minutes|recipe|retro|summary|quote|lyrics|idea|ideas|thought|thoughts|agenda|journal|dream|brainstorm|lesson|lessons learned|ingredients|instructions|steps(?!:?\\s*\\d{3,})|draft|outline|review)\\b\\s?[:-]|(?<!(?:send|text|email|give|forward|get|ask|find|print|share|need|for) (?:[a-z]+ ){0,4})\\brecipe\\b|^meeting notes|\\bnote to self\\b",
    example: "meeting notes - budget cut to 300k",
  },
  {
    cue: "identifier",
    pattern:
      "\\b(?:password|passwd|pwd|passcode|pin(?! board)|code|number|no\\.|phone(?= (?:is|number|:))|tel|mobile(?= (?:is|number|:))|cell(?= (?:is|number|:))|fax|ext|extension|acct|account(?= (?:is|number|no|#|ending|:))|routing|iban|swift|sort code|confirmation|booking ref|reference|ref|serial|model|isbn|sku|part|order (?:number|no|#|id)|tracking|locker|combo|combination|wifi|wi-fi|ssid|username|login|room|gate|seat|terminal|platform|page|chapter|chap|p\\.|vol|version|v\\d|license|licence|plate|plates|vin|passport(?= (?:no|number|#|is))|ssn|zip|zipcode|postcode|post code|eircode|address|apt|unit|suite|shelf|labelled|labeled|lane|aisle|wage|floor|route|bus \\d+|highway|hwy|blood type|ip|id|dial|toner|episode|season|spf|room b|lot|gate code|meter|bpm of the song|channel|size)\\b|#\\d",
    example: "order number 114-8837261-99",
  },
  {
    cue: "price",
    pattern:
      "\\b(?:is|are)\\s(?:\\w+\\s){0,2}[$€£]\\d|\\b(?:is|are|(?<!\\bthat)'s)\\s(?:at |about |around |now |only |like |still |just |up to )?[$€£¥]?\\d|[$€£]\\d[\\d.,]*\\s(?:a|an|per)\\s(?!week ago)[a-z]+|\\d (?:dollars|bucks|quid|euros?) (?:a|an|per) [a-z]+|\\b(?:averages?|cheaper|starts? at|starting at|priced? at|price|prices|costs? (?!me|us)|going for|goes for|sells? for|selling for|listed|asking|charges?|a gallon|per gallon|per \\w+|an hour|a month(?! of)|a night|an ounce|worth(?! it)|valued|zillow|market|stock|shares|rate|rent is|rents for|salary range|makes|earns?|up to|down to (?=[$€£])|hits?|economy|revenue|profit|budget|is up|are up|are about|is about|are around|jackpot|raised|valuation|gdp)\\b",
    example: "the new macbook starts at $1,599",
  },
  {
    cue: "other",
    pattern:
      "^(?!(?:i|we|baby|bub|newborn|scales?|watch|app|garmin|fitbit|whoop|oura|meter|monitor|receipt|thermometer|tracker)\\b)[a-z]+ (?:runs|makes|earns|weighs|walks|swims|spends|says|wants|thinks|pays|buys|drinks|sleeps|claims|lives|works|plays|owns|drives|charges|sells|costs? him|bench(?:es)?)\\b|\\b(?:he|she|they)(?:'s|'ve)? (?:just |even |already |only |also )?(?:spends?|spent|paid|pays|bought|buys|gave|gives|got|earns?|earned|sold|won|made|makes|owes?|charged?(?! me)|ran|runs|weighs?|lost|sleeps|slept)\\b(?! (?:me|us))|^(?:the|that|this|some|our|your|every) (?:[a-z]+ ){0,3}(?:guy|girl|man|woman|lady|kid|kids|couple|family|team|company|host|singer|actor|actress|player|ceo|influencer|neighbou?r|boss|teacher|students?|owner|agent|author|tenants?|colleague|boys|girls) (?!sent|paid|gave|owes? me)[a-z]+|^(?:mr|mrs|ms|miss|dr|uncle|auntie?)\\.? [a-z]+(?: [a-z]+){0,3} (?:wants|says|said|bought|spent|paid|is|was|has|runs|ran|earns|sold|got|asked)\\b(?!.{0,12}(?:me|us)\\b)|^(?!(?:my )?(?:[a-z]+ )?[a-z]+'s (?:birthday (?:cake|dinner|party|gift|present|card|flowers|lunch|treat)|prescriptions?|medicine|meds|tablets|pills|inhaler|phone(?: bill| credit)?|haircut|shoes|trainers|uniform|school|lunch|gift|present|glasses|hearing aid|ticket|fare|class|lessons?|swimming|football|piano|ballet|dance|optician|physio|parking|fine|flowers|walking frame|wheelchair|cot|pram|bike|coat|jacket|nappies|formula|toys?|vet)\\b|(?:my )?(?:son|daughter|kid|baby|little one|girl|boy)'s (?:temp|temperature|fever|weight|height)\\b)(?:(?:so|and|but|well|apparently|yesterday|today|heard|wow)[, ]+)?(?:a (?:friend|colleague|coworker|neighbou?r|guy|stranger|mate|woman|man|kid)|bed \\d+(?:'s)?|the other (?:mom|mum|dad|guy|kid|woman|man|family)|he|she|they|his|her|their|someone|somebody|people|everyone|my (?:(?:older|younger|little|big) )?(?:sister|brother|mom|mum|mother|dad|father|boss|coworker|co-worker|colleague|neighbou?r|friend|roommate|flatmate|cousin|aunt|uncle|wife|husband|partner|boyfriend|girlfriend|son|daughter|kid|kids|grandma|grandpa|grandfather|grandmother|landlord|manager|teacher|brother in law|sister in law|niece|nephew|best friend|ex)(?:'s)?|(?:the )?neighbou?rs?|brother[ -]in[ -]law|sister[ -]in[ -]law|mom|mum|dad|grandma|grandpa|the (?:landlord|boss|teacher|doctor|client|company|government|city|plumber) (?:said|wants|is|has|was)|(?!doctor|dentist|vet|today|tomorrow|tonight|it|that|what|here|there|let|who|how|optician|hairdresser|mechanic)[a-z]+'s (?:new|appointment|birthday is|flight|house|car|(?:salary|rent)(?!.{0,20}paid)|number|kid|son|daughter)|clients? (?:said|says|wants?|prefers?|needs?|asked|thinks|likes))\\b(?!.{0,24}\\b(?:gave|sent|paid|lent|owes?|venmo'?d|transferred)\\s(?:me|us)\\b)",
    example: "my sister bought a house for 1.2 million",
  },
  {
    cue: "quote",
    pattern: '^\\s?["\'][^"]{6,}["\']\\s?(?:-.{0,40})?$|^"[^"]{4,}"',
    example: '"the obstacle is the way"',
  },
  { cue: "self", pattern: "\\b(?:i|i'm|i'll|i've|we|we're|my|our|me|us)\\b", example: "i paid my own" },
  {
    cue: "toMe",
    pattern:
      "\\b(?:client|tenant|lodger|customer|boss|company|hmrc|council) (?:\\w+ )?(?:paid|transferred|sent|deposited|wired)\\b|\\b(?:gave|sent|paid|lent|owed?s?|venmo'?d|transferred|treated|reimbursed|refunded) (?:me|us)\\b|\\bto me\\b|\\bremind me\\b",
    example: "dad sent me 200",
  },
  {
    cue: "past",
    pattern:
      "\\b(?:was|were|did|went|had|(?<!(?:'ve|have|has|'d) )got|bought|spent|paid|ran|swam|walked|cycled|rode|slept|finished|done|came|took|talked|saw|met|made|sent|gave|(?!(?:sacred|hundred|speed|exceed|proceed|indeed|naked|wicked|kindred|weed|shed|unneed|newlywed|embed|bobsled|moped|biped)\\b)[a-z]{3,}ed)\\b",
    example: "talked to the neighbour",
  },
  {
    cue: "fact",
    pattern:
      "\\d[^,.]{0,16}\\b(?:tall|long|wide|deep)\\b|\\b(?:was born|(?<!\\b(?:sugar|glucose|pressure|weight|pulse|rate|temp|temperature|waist|fat|oxygen|sats|steps|sleep|hips) )is (?:\\d(?!\\d?(?:st|nd|rd|th))|the(?! \\d)|about)|are (?:the|about)|holds|landed|founded|located|population|average|on average|takes (?:about |around |roughly )?\\d+|used to|birthday is|next (?:bus|train|ferry)|(?<!(?:missed|caught|got|made|took) the )last (?:bus|train)|owes?|once|years ago|back in|sells?|bug:|runs until|last i (?:looked|checked)|closes|opens at|open (?:until|till)|size|attendees|comes every|every \\d+ minutes|must have been|must be (?:a|the|at|about|around|over)\\b|best film|best book|all out|recipe|tbsp|tsp|simmer|bake (?:at|for \\d|until|in a)|preheat|insane|delayed|show off|is the good one|flying form)\\b",
    example: "the eiffel tower is 330 metres tall",
  },
  {
    cue: "moodWord",
    pattern: "\\b(?:feel|feels|feeling|felt|mood|i'm|im|i am|so)\\b",
    example: "feeling lonely tonight",
  },
  {
    cue: "calledOff",
    pattern:
      "\\b(?:is|are|was|were|'s|got|been|getting) (?:all )?(?:off|cancel+ed|called off|postponed|scrapped|rained off)\\b(?! (?:the|work|sick))|\\bcancel+ed\\b|\\bno longer\\b|\\bnot happening\\b|\\bfell through\\b",
    example: "so the 3pm call is off",
  },
  {
    cue: "arranged",
    pattern:
      "\\bmoved (?:me|us|it|my [a-z]+|the [a-z]+|this|our [a-z]+)? ?to\\b|\\bbumped to\\b|\\bbrought forward\\b|\\bconfirmed for\\b",
    example: "dentist moved me to thursday 10:15am",
  },
  {
    cue: "outgoing",
    pattern:
      "\\b(?:maid|driver|helper|cook|nanny|cleaner|babysitter|gardener|staff|employee)s?'?s? (?:salary|wages?|pay)\\b",
    example: "helper's wages 5,100 paid",
  },
  {
    cue: "spend",
    pattern:
      "\\b(?:my (?:share|half|part|bit)(?: was| is| came to)?|copay|co-pay|autopay|direct debit(?:ed)?|dropped (?=[$€£]?\\d)|parted with|coughed up|burned|wasted|lost (?=[$€£]\\d)|settled|sorted|chucked in|put (?=[$€£]?\\d+(?:\\.\\d\\d)? (?:on|in|into|towards))|wired|transferred|reloaded|fined|ticketed|shouted|covered|bill(?:ed)? (?:me|us)|damage(?: was|:)?|gone\\b)",
    example: "214 quid gone",
  },
  {
    cue: "paid",
    pattern: "\\bmy (?:share|half|part|bit)\\b|\\bset me back\\b|\\bdamage\\b",
    example: "my share was 87",
  },
  { cue: "list", pattern: "\\b(?:each|apiece|a piece|a head|per head|a pop)\\b", example: "38 each" },
  {
    cue: "receive",
    pattern:
      "\\b(?:direct deposit|lodged|clocked|pocketed|tax return came|cash(?:ed)? out|scored (?=[$€£]?\\d)|found (?=[$€£]\\d)|tips? (?:were|was|came|tonight|today)|side job|got my (?:pay|deposit|refund|tips)|pay ?day|bounty|per diem|profit share|settlement|inheritance|grant came)\\b",
    example: "got my direct deposit, 2,212.64",
  },
  {
    cue: "incoming",
    pattern:
      "\\b(?:direct deposit|lodged|pocketed|cash(?:ed)? out|won (?=[$€£]?\\d)|got my (?:pay|deposit|refund|tips)|pay ?day|bounty|per diem|settlement|inheritance|grant came)\\b",
    example: "got my direct deposit, 2,212.64",
  },
  {
    cue: "price",
    pattern:
      "\\b(?:wants|asking for|is asking|quoted|quotes?|starting|sticker|msrp|rrp|on sale for|tickets? (?:start|from)|plans? (?:start|from)|tuition is|costs? about|valued|bids?|sold for (?:a record )?[$€£]?\\d+(?:\\.\\d+)? ?(?:m|million|bn|billion))\\b",
    example: "Mr Lau wants half a month, 11 grand",
  },
  {
    cue: "ceremony",
    pattern:
      "\\b[a-z]+'s? \\d{1,3}(?:st|nd|rd|th)\\b|\\b(?:communion|confirmation(?= (?:is|on|at|party))|housewarming|retirement (?:do|party)|christmas do|hen do|stag do|bridal shower|bachelorette|bachelor party|memorial|wake(?= (?:is|on|at))|prom|commencement|naming ceremony|quincea[nñ]era)\\b",
    example: "mum's 70th on the 14th of march",
  },
  {
    cue: "fact",
    pattern:
      "^every .{3,40}\\b(?:we|i) (?:do|go|have|get|eat|watch|play|run|swim)\\b|\\b(?:opening hours|checkout is|check-?in is|check-?out is|doors? (?:at|open)|office hours|happy hour|curfew)\\b",
    example: "every bank holiday monday we do a sea swim",
  },
  {
    cue: "event",
    pattern:
      "\\b(?:choir|communion|physical therapy|pt|orientation|induction|hearing|court|jury duty|mri|ultrasound|scan|smear|mammogram|blood test|jab|vaccine|booster|facial|massage|manicure|tattoo|lash|brow|waxing|eye exam|oil change|smog check|test drive|showing|closing|walkthrough|open mic|gig|gallery|exhibit|matinee|ballet|opera|improv|trivia|potluck|cookout|bonfire|baby shower|bris|seder|iftar|mid-autumn|christmas party|work do|leaving do|networking|meetup|mixer|hackathon|standup|sprint planning|onboarding|1-on-1|skip level|site visit|catchup|parent[- ]teacher|ptm|pta|recital|swim meet|track meet|scrimmage|playoffs?|finals?|marathon|parkrun|race day|fundraiser|auction|garage sale|farmers market)\\b",
    example: "Tuesday 7pm choir",
  },
  {
    cue: "receive",
    pattern:
      "\\b(?:back (?:on|in|into|to) (?:the|my) (?:card|account|wallet|bank)|in my pocket|wire from|hit (?:the|my) (?:account|bank|card)|in the (?:bank|tip jar)|(?:mowed|babysat|tutored|walked|shovell?ed|cleaned|delivered|drove|catered|modell?ed)\\b.{0,40}(?=[$€£]?\\d))",
    example: "60 bucks in my pocket",
  },
  {
    cue: "incoming",
    pattern:
      "\\b(?:back (?:on|in|into|to) (?:the|my) (?:card|account|wallet|bank)|in my pocket|wire from|hit (?:the|my) (?:account|bank|card)|in the tip jar)\\b",
    example: "$139.99 back on the card",
  },
  {
    cue: "other",
    pattern:
      "^(?:the )?(?:lad|bloke|guy|woman|man|kid|girl|boy|lady|couple|family)\\b.{0,20}\\b(?:sold|bought|paid|got|ran|won|lost|spent|makes|earns)|\\b(?:bought|sold|lost|won|spent|crashed|pawned) (?:his|her|their)\\b|\\b(?:his|her|their|patient'?s?|bay \\d+|bed \\d+) (?:bp|blood pressure|weight|temp|sugar|sats|heart rate|pulse)\\b",
    example: "lad next door sold his xbox for 150",
  },
  { cue: "reported", pattern: "\\btold (?!me to|myself)[a-z]+", example: "the consultant told bay 4" },
  { cue: "condition", pattern: "\\b(?:if|unless|in case)\\b", example: "if it rains tomorrow" },
  {
    cue: "asks",
    pattern: "^(?:ask|tell|check|call|email|text|ring|find out|chase|remind|confirm|follow up)\\b",
    example: "ask Kim whether the invoice for 2,400 got paid",
  },
  {
    cue: "fact",
    pattern: "\\b(?:remember when|used to be|back when|back in my day|checklist)\\b",
    example: "i remember when it was 3",
  },
  {
    cue: "incoming",
    pattern:
      "\\b(?:(?:payment|pay|money|bonus|deposit|refund|check|cheque|salary|transfer|wages|commission)\\b.{0,16}\\b(?:came in|hit|landed|cleared|dropped|arrived)|(?:red packet|ang ?bao|hongbao|lai ?see|laisee|cash|money|gift card|birthday money) from)\\b",
    example: "freelance payment 750 came in",
  },
  {
    cue: "receive",
    pattern:
      "\\b(?:came in\\b|(?:red packet|ang ?bao|hongbao|lai ?see|laisee|birthday money) from|kaution back|deposit (?:\\w+ )?back|after tax|take[- ]home)\\b",
    example: "freelance payment 750 came in",
  },
  { cue: "list", pattern: "\\bbefore (?:tax|tip|the discount)\\b", example: "$500 before tax" },
  { cue: "paid", pattern: "\\bafter tax\\b", example: "342.17 after tax" },
  {
    cue: "other",
    pattern:
      "^(?!it|that|what|there|here|who|he|she|let|how|where|rent|lunch|dinner)[a-z]+'s (?:paying|spending|making|earning|buying|selling|getting|running|training|doing)\\b|\\b(?:winner|champion|champ|runner-up|record holder)\\b",
    example: "jake's paying $2,400 for a studio",
  },
  {
    cue: "negation",
    pattern:
      "\\b(?:almost|nearly) (?:bought|got|ordered|paid|spent|went|ran)\\b|\\bglad i (?:slept on it|didn'?t|waited)\\b|^no (?:gym|run|running|workout|yoga|exercise|swim|walk|steps)\\b|\\b(?:too lazy|rest day|missed (?:the )?(?:gym|class|run)|didn'?t make it|bailed on|called it off)\\b",
    example: "almost bought the $300 headphones",
  },
  {
    cue: "inquiry",
    pattern:
      "^(?:do|did|does|should|am|is|are|can|could|will|would|what|when|why|how|where|who|which)\\b(?: i| we| you| the| my| it|'s)?.*",
    example: "do i need to pay the fine by friday",
  },
  {
    cue: "other",
    pattern:
      "^(?:my |the |our |his |her )?(?!i\\b|we\\b|knee|back|head|foot|leg|arm|throat|stomach|body|weight|blood|bp|share|half|part|mood|heart|rent|insurance)[a-z]+(?: (?!of\\b)[a-z]+)? (?:swims|runs|walks|makes|earns|weighs|charges|spends|benches|pays|drinks(?! (?:at|with|on|after|to|for|in)\\b)|sleeps|lifts|bikes|owns)\\b",
    example: "my trainer swims 3k before breakfast",
  },
  { cue: "quote", pattern: ':\\s?"[^"]{8,}"$', example: 'don\'t forget: "slow is smooth"' },
  {
    cue: "negation",
    pattern: "\\bwas (?:going|supposed|planning|about|meant) to\\b",
    example: "was going to do yoga but it was closed",
  },
  {
    cue: "todo",
    pattern:
      "^(?:we |i |also )?need (?!to\\b|a break|sleep|help|you|more sleep|this|that|it|a nap|a drink|a vacation)(?:some |more |new |a |an |to buy )?[a-z]+(?:(?:,| and|, and) [a-z]+){0,5}(?: for [a-z ]+)?$",
    example: "need milk and bread",
  },
  { cue: "receive", pattern: "\\bgot (?:my |the )?[$€£]?\\d[\\d,.]* back\\b", example: "got 89 back" },
  { cue: "incoming", pattern: "\\bgot (?:my |the )?[$€£]?\\d[\\d,.]* back\\b", example: "got 89 back" },
  {
    cue: "other",
    pattern:
      "^(?:so |and |but |well |wow |lol |oh |ugh )?(?:(?:my|our|the|a|an|that|this|some|one|every|his|her|their|old|other|two|three) ){0,2}(?:[a-z]+ ){0,2}(?:dude|guy|guys|bloke|fella|lad|lass|girl|boy|kid|kids|man|woman|men|women|lady|gentleman|roommate|flatmate|housemate|landlord|landlady|coach|trainer|teacher|professor|tutor|boss|manager|ceo|coworker|co-worker|colleague|intern|neighbou?rs?|friend|friends|mate|buddy|bestie|ex|cousin|uncle|aunt|auntie|niece|nephew|sister|brother|mom|mum|mother|dad|father|grandma|grandpa|granny|nan|wife|husband|hubby|partner|boyfriend|girlfriend|fianc[eé]e?|son|daughter|toddler|in-?laws?|brother in law|sister in law|couple|family|people|everyone|someone|somebody|nobody|celebrity|singer|actor|actress|player|influencer|streamer|youtuber|barista|waiter|waitress|nurse|receptionist|cop|officer|politician|mayor|president|author|team|guest|guests|tenant|customer|client|stranger|tourists?|students?)(?:'s [a-z]+)?(?: (?:at|from|in|on|of|next|with) [a-z]+(?: [a-z]+)?)? (?:just |even |also |already |apparently |still |once |finally |always |never |supposedly )?(?:spent|spends|bought|buys|paid(?! me| us)|pays(?! me| us)|sold|sells|earned|earns|made|makes|won|wins|lost|loses|ran|runs|swam|swims|walked|walks|hiked|cycled|biked|drove|drives|slept|sleeps|weighs|weighed|got|gets|has|had|kept|keeps|owes|owed|wants|asked|asks|charges|drank|drinks|ate|eats|lifted|lifts|benched|finished|moved|flipped|tipped|donated|works|is|was|are|were|said|says|thinks|swears|reckons|told|took|takes|does|sits|lives|plays|reads)\\b(?!.{0,12}\\b(?:me|us)\\b)",
    example: "dude at the bar spent 500 on a bottle",
  },
  {
    cue: "price",
    pattern:
      "^saw\\b|\\bhas [a-z ]{2,24} for [$€£]?\\d|\\bi'?d (?:pay|give)\\b|\\b(?:now )?they (?:want|charge|ask)\\b|\\bsaving (?:up )?for\\b|\\bi want is\\b|\\bon offer\\b",
    example: "saw gas for 2.99 in texas",
  },
  {
    cue: "reported",
    pattern:
      "\\bused to (?:pay|cost|be|buy|spend|charge|earn|make|walk|run)\\b|\\bturns out\\b|\\bswears\\b|\\bsupposedly\\b|\\brumor has it\\b",
    example: "used to pay 50 for internet",
  },
  {
    cue: "other",
    pattern:
      `(?:^|[.!?,;:] )(?:so |and |but |wow |lol |apparently |yesterday |today |heard )?(?:${EN_GIVEN_NAMES})(?: (?:and|&) (?:${EN_GIVEN_NAMES}))?(?:'s (?!and\\b)[a-z]+)? (?:just |finally |already |even |also |only |always |never )?(?:spent|spends|bought|buys|paid|pays|sold|sells|earned|earns|made|makes|won|lost|loses|ran|runs|swam|swims|walked|walks|hiked|cycled|biked|drove|slept|sleeps|weighs|weighed|got|gets|has|had|keeps|kept|owes|owed|wants|charges|drank|ate|lifts|lifted|benched|benches|finished|moved|works|is(?! (?:coming|visiting|over|in town))|was|says|said|thinks|told|took|takes|turned|turns|quit|started|left|signed|passed|scored|blew|splurged|donated|borrowed|charges|charged|shouted|forgot|needs to|has to|gave|dropped|raised)\\b(?!.{0,24}\\b(?:me|us)\\b)`,
    example: "jake spent 400 on sneakers",
  },
  {
    cue: "other",
    pattern:
      "^(?:the |my |our |his |her )?(?:baby|toddler|puppy|kitten|dog|cat|pup|infant|newborn|twins?|little one|grandson|granddaughter)(?:'s)? (?:just |finally |already )?(?:took|walked|ran|slept|weighs|weighed|ate|drank|said|is|was|lost|gained|won)\\b(?!.{0,24}\\b(?:me|us)\\b)",
    example: "the baby took three steps",
  },
  {
    cue: "other",
    pattern:
      "^(?!i\\b|we\\b|just|finally|also|then|so|and|but|only|already|actually|again|still|now|later|first|last|never|almost|barely|nearly|hardly|it|that|this|what|which|there|who|got|kinda|maybe|not|has|have|had|lunch|dinner|breakfast|brunch|to|today|yesterday|tonight|morning|afternoon|evening|(?:mon|tues|wednes|thurs|fri|satur|sun)day|[a-z]+ly\\b)[a-z]{2,} (?:just |finally |already |even |only )?(?:spent|bought|earns?|earned|weighs|benched|benches|owes|swims|lifts)\\b(?!.{0,24}\\b(?:me|us)\\b)",
    example: "zara bought a house for 300k",
  },
  {
    cue: "toMe",
    pattern:
      "\\b(?:boss|manager|teacher|professor|prof|coach|landlord|client|mom|mum|dad|wife|husband|hubby|doctor|doc|hr|school|sister|brother|roommate|office|bank) (?:wants|needs|asked|told|reminded|expects) (?:me|us|the|my|this|it|everything)\\b|\\b(?:said|says) (?:i|we) (?:have to|need to|must|should)\\b",
    example: "boss wants the report by friday",
  },
  {
    cue: "spend",
    pattern: "\\blost [$€£]?\\d[\\d.,]*(?: bucks| dollars| quid)? (?:at|on|in|playing|betting)\\b",
    example: "lost 20 at poker",
  },
  {
    cue: "price",
    pattern:
      "\\bstill [$€£]?\\d|\\bonly [$€£]?\\d+(?:\\.\\d\\d)? (?:at|now)\\b|\\bscored? \\d|\\bgot (?:a |an )?\\d+ (?:on|out of|percent|stars|points|likes|views|votes)\\b",
    example: "costco hot dog still 1.50",
  },
  {
    cue: "other",
    pattern:
      "^(?:the|that|this) (?:show|movie|film|game|book|song|album|team|series|video|team|market|stock|company)\\b",
    example: "the show got 92 on rotten tomatoes",
  },
  {
    cue: "spend",
    pattern:
      "\\b(?:installment|instalment|down payment|deposit) (?:to|for|on)\\b|\\bpaid (?:[a-z]+ )?back\\b(?! (?:me|us)\\b)(?=.{0,24}\\b(?:i (?:borrowed|owed)|to)\\b)",
    example: "paid back the 200 i borrowed from lee",
  },
  {
    cue: "imperative",
    pattern:
      "^(?:please\\s|pls\\s|and\\s|also\\s|then\\s)?(?:(?:try|remember|start) to [a-z]+|can you (?:please )?remind|rinse|flush|soak|repot|re-?order|restock|export|import|enroll|enrol|trim|prune|rake|shovel|sweep|mop|dust|scrub|unclog|patch|caulk|tighten|label|scan|shred|archive|format|reset|reboot|restart|upgrade|activate|claim|redeem|switch|pair|wrap|ship|rsvp|vote|draft (?=the|a|an|my)|outline|revise|proofread|edit|resubmit|resend|reschedule|postpone|escalate|nudge|remind (?!me)[a-z]+|congratulate|apologi[sz]e|wire (?=[a-z$\\d])|reconcile|appeal|dispute|negotiate|compare (?=prices|quotes)|google|reserve|extend|sanitize|disinfect|declutter|clear out|throw out|toss|recycle|compost|weed|fertili[sz]e|plant (?=the|some|my|a)|feed|bathe|groom|brush|walk (?=the|my)|hem|mend|sew|dry ?clean|steam|polish|wax|rotate (?=the|my)|inflate|jump ?start|tow|lube|grease|oil|test (?=the|my|smoke)|calibrate|configure|set up|sign up|log in|cash (?=the|my|a)|exchange|swing by|run to|head to|look (?:up|into|for)|figure out|get (?:an?|the|my|some|more|new) )\\b(?!ed)",
    example: "repot the monstera",
  },
  {
    cue: "todo",
    pattern:
      "\\b(?:wants?|needs?|asked|told|reminded|begged|texted) (?:me|us) to (?=[a-z])|^(?:groceries|shopping list|to buy|errands|need from [a-z]+)\\b(?=[^$\\d]*$)|\\bi have to (?=[a-z])|\\bstill (?:need|have) to\\b|\\bcan you remind\\b",
    example: "wife wants me to grab soy sauce",
  },
  {
    cue: "event",
    pattern:
      "\\b(?:onsite|on-site|musical|ballet|opera|matinee|trade show|expo|closing on|visit|visiting|physio|pediatrician|grooming|groomer|potluck|contractor|realtor|walkthrough|screening|photoshoot|photo shoot|engagement photos|booster|vaccine|jury duty|defense|bible study|book signing|fundraiser|cookout|tailgate|sleepover|slumber party|field trip|orientation|open mic|fireworks|parade)\\b",
    example: "closing on the house november 20 at 10",
  },
  {
    cue: "ceremony",
    pattern:
      "^(?:the |my |our )?(?:dog|cat|puppy|kids?|son|daughter|baby|[a-z]+)(?:'s)? (?:has|have|got) (?:an? |the |his |her |their )?(?:[a-z]+ ){0,2}(?:appt|appointment|class|lesson|practice|game|recital|checkup|check-up|vet|playdate)\\b",
    example: "dog has a grooming appt friday 2pm",
  },
  {
    cue: "incoming",
    pattern:
      "^(?:my |our )?(?:mom|mum|dad|mother|father|grandma|grandpa|granny|nan|aunt|auntie|uncle|brother|sister|cousin|parents|in-?laws|husband|wife|hubby|boss|roommate|friend) (?:just |finally )?(?:sent|gave|venmo'?d|zelle'?d|wired|transferred|slipped|mailed) (?:me |us )?(?:a check for )?[$€£]?\\d[\\d,.]*k?(?: (?:dollars|bucks|quid|euros?))?(?: (?:for my|as a|in a|towards?|to help)\\b|$)",
    example: "mom sent 200 for my birthday",
  },
  {
    cue: "receive",
    pattern:
      "^(?:my |our )?(?:mom|mum|dad|mother|father|grandma|grandpa|granny|nan|aunt|auntie|uncle|brother|sister|cousin|parents|in-?laws|husband|wife|hubby|boss|roommate|friend) (?:just |finally )?(?:sent|gave|venmo'?d|zelle'?d|wired|transferred|slipped|mailed) (?:me |us )?(?:a check for )?[$€£]?\\d[\\d,.]*k?(?: (?:dollars|bucks|quid|euros?))?(?: (?:for my|as a|in a|towards?|to help)\\b|$)",
    example: "mom sent 200 for my birthday",
  },
  {
    cue: "toMe",
    pattern:
      "^(?:my |our )?(?:mom|mum|dad|mother|father|grandma|grandpa|granny|nan|aunt|auntie|uncle|brother|sister|cousin|parents|in-?laws|husband|wife|hubby|boss|roommate|friend) (?:just |finally )?(?:sent|gave|venmo'?d|zelle'?d|wired|transferred|slipped|mailed) (?:me |us )?(?:a check for )?[$€£]?\\d[\\d,.]*k?(?: (?:dollars|bucks|quid|euros?))?(?: (?:for my|as a|in a|towards?|to help)\\b|$)",
    example: "mom sent 200 for my birthday",
  },
  {
    cue: "reported",
    pattern: "^(?:text|email|message|note|memo|notice|letter|announcement|sign|flyer) (?:from|says|on)\\b",
    example: "text from landlord: rent going up to 2,150",
  },
  {
    cue: "fact",
    pattern:
      "\\b(?:minimum wage|average (?:salary|wage|rent|income|price)|median|world record|per capita|years running|keeps? forgetting|always forget|never remember)\\b",
    example: "minimum wage is 17.60 now",
  },
  {
    cue: "negation",
    pattern: "\\b(?:is|are|was) (?:all |fully )?(?:full|booked (?:up|out|solid)|sold out)\\b",
    example: "the clinic is full til july",
  },
  {
    cue: "price",
    pattern: "\\b\\d{1,2} for [$€£]?\\d|\\b(?:rates|mortgage rates?) (?:dropped|fell|rose|went|hit|are)\\b",
    example: "strawberries 2 for 5 at safeway",
  },
  {
    cue: "fact",
    pattern: "\\b(?:is|are|was|were|runs|costs) (?:usually|typically|normally|generally|always)\\b",
    example: "water bill is usually around 60",
  },
  {
    cue: "spend",
    pattern: "\\btowards? (?:the |my )?(?:mortgage|loan|principal|debt|card|tuition)\\b|\\bout of pocket\\b",
    example: "extra 5000 toward the mortgage",
  },
  {
    cue: "toMe",
    pattern: "\\b(?:venmo|zelle|paypal|cashapp)(?:'?d|ed) (?:me|us)\\b",
    example: "sis venmoed me 25",
  },
  {
    cue: "receive",
    pattern: "\\b(?:venmo|zelle|paypal|cashapp)(?:'?d|ed) (?:me|us)\\b",
    example: "sis venmoed me 25",
  },
  {
    cue: "incoming",
    pattern: "\\b(?:venmo|zelle|paypal|cashapp)(?:'?d|ed) (?:me|us)\\b",
    example: "sis venmoed me 25",
  },
  {
    cue: "reported",
    pattern:
      "^(?:hr|management|the office|(?:the |a )?(?:sign|poster|billboard|quote))\\b.{0,16}(?:reminds|says|:)",
    example: "hr reminds everyone to submit timesheets",
  },
  {
    cue: "price",
    pattern:
      "\\b(?:went|gone|jumped|up) (?:up )?from [$€£]?\\d|\\d cents (?:a|an|per) [a-z]+|\\btickets? (?:start|go for)\\b|\\beyeing\\b",
    example: "ramen went from 12 to 18 bucks",
  },
  {
    cue: "hypothetical",
    pattern: "\\b(?:eyeing|window shopping|wish ?list)\\b",
    example: "eyeing a 1200 dollar watch",
  },
  {
    cue: "fact",
    pattern:
      "^(?:the )?(?:fridge|freezer|oven|room|pool|thermostat|engine|cpu|grill|house|office)\\b.{0,10}\\b(?:temp|is|set)\\b",
    example: "fridge temp set to 38",
  },
  {
    cue: "transfer",
    pattern:
      "\\b(?:paid|paying|pay) (?:off |down )?(?:[$€£]?\\d[\\d,.k]* )?(?:(?:on|off|towards?) )?(?:my |the )?(?:credit card|visa|amex|mastercard)(?: bill| balance| off)?\\b|\\bcredit card (?:payment|bill|balance) (?:of |paid )?|\\b(?:withdrew|took out|took|pulled|drew) (?:out )?(?:[$€£]?\\d[\\d,.]*|[a-z]+(?:[ -][a-z]+)?) .{0,16}\\b(?:atm|cash machine|cashpoint|bank|hole in the wall)\\b|standing order to (?:the |my )?savings|topped up (?:my )?(?:revolut|monzo|wise|paypal|venmo|cash app|wallet)|(?:moved|shifted|swept) [$€£]?\\d[\\d,.]*k? (?:from|out of|to|into|over)|\\b(?:moved|transferred|put|stashed|added|saved) (?:another )?[$€£]?\\d[\\d,.]*k? .{0,16}\\b(?:savings?|isa|401k|roth|brokerage|emergency fund|piggy bank|rainy day)\\b",
    example: "moved 500 into savings",
  },
  {
    cue: "fact",
    pattern:
      "\\b(?:my|the|his|her|that|this) (?:old|last|previous|former|first|new|current|next) (?:job|role|gig|position|employer|company|place) (?:only )?(?:paid|pays|offers?|offered|gave|starts)\\b(?! me (?:today|yesterday|on))",
    example: "my old job paid 52k",
  },
  {
    cue: "spend",
    pattern:
      "\\b(?:dropped|threw (?:down|in)|handed over|coughed up|parted with|stumped up|whacked|plonked down|stuck|lumped|put (?=[$€£]?\\d[\\d.,]* (?:on|in|into|toward))|tapped|swiped|settled (?:up|the)|covered (?:the|my|our|lunch|dinner|drinks|everyone)|stood (?:him|her|them|everyone)|shouted|knocked down|stocked up|picked up|rang up|came to|hit me for|stung(?: me)? for|swallowed|loaded|lost (?=[$€£]\\d))\\b",
    example: "dropped 1.2k on new tires",
  },
  {
    cue: "incoming",
    pattern:
      "\\b(?:tenants?|lodger|flatmate|roommate|housemate|guy|buyer|seller|customer|student|parent|neighbou?r|someone|she|he|they|mom|mum|mam|dad|nan|nana|granny|grandma|grandpa|gran|auntie?|uncle|sister|brother|bro|sis|boss|work|company|school|[a-z]+'s (?:mom|mum|dad))(?: in [a-z\\d]+)? (?:just |finally |already )?(?:sent|paid|gave|slipped|handed|transferred|venmo'?d|zelle'?d|wired|dropped|returned|owed|covered) (?:me |us |back |over )?(?:my |the |his |her |their |for |[a-z]+ ){0,3}(?:rent|deposit|share|half|part|invoice|[$€£]?\\d[\\d,.]*k?)(?: cash| back)?|\\bgot (?:the |my )?(?:\\w+ )?back\\b|\\bgot back\\b|\\b(?:in from|came in from|money from|cash from|sold)\\b|\\bhit my (?:account|bank|card|wallet)\\b|\\b(?:landed|cleared) in (?:my|the) (?:account|bank)\\b|\\bfor (?:my|the) old [a-z]+",
    example: "tenant in 2B sent April rent early, 1,650",
  },
  {
    cue: "receive",
    pattern:
      "\\b(?:tenants?|lodger|flatmate|roommate|housemate|guy|buyer|customer|student|parent|neighbou?r|someone)(?: in [a-z\\d]+)? (?:just |finally |already )?(?:sent|paid|gave|slipped|handed|transferred) (?:me |us |back |over )?(?:my |the |his |her |their |for |[a-z]+ ){0,3}(?:rent|deposit|share|half|part|invoice|[$€£]?\\d[\\d,.]*k?)|\\bgot back\\b|\\bin from (?:the )?[a-z]+|\\bhit my (?:account|bank|card|wallet)\\b|\\b(?:mom|mum|mam|dad|nan|nana|granny|grandma|grandpa|gran|auntie?|uncle) (?:slipped|gave|sent|handed|venmo'?d|zelle'?d|transferred) me\\b",
    example: "two grand in from the Hendersons for the loft job",
  },
  {
    cue: "todo",
    pattern:
      "(?<='s )due (?:by|on|before|in|this|next|the|mon|tue|wed|thu|fri|sat|sun|tomorrow|today|tonight)\\b|\\bcloses (?:on |the |at )|\\b(?:is |are |'s )?(?:making|nagging|bugging) me (?:to |about |paint|clean|fix|do)|\\bhas me (?=[a-z]+ing\\b)|\\bbefore i forget[,:]? |\\bsomebody remind|\\bnote to self[,:]? |\\bon me to (?=[a-z]+)|\\b(?:it'?s|that'?s) on my list\\b|(?<!\\b(?:took|put|taken|brought|wheeled|rolled) (?:the |our |my )?(?:[a-z]+ )?)\\b(?:bins?|trash|rubbish|recycling|garbage) (?:out|go out|to the (?:curb|kerb))\\b",
    example: "MOT's due by the 6th of March",
  },
  {
    cue: "price",
    pattern:
      "[\\d.]+\\s(?:a|per|the|an) (?:litre|liter|gallon|pint|kilo|kg|pound|lb|head|pop|piece|sq(?:uare)? (?:foot|ft|met(?:er|re))|share|ounce|unit|gram|word|mile)\\b(?!.{0,20}\\b(?:bought|got|for \\d))|\\bhighway robbery\\b|\\bdaylight robbery\\b|\\brip-?off\\b(?= \\w+ (?:charge|want))",
    example: "diesel was 2.19 a litre",
  },
  {
    cue: "identifier",
    pattern:
      "\\b(?:gas mark|oven (?:at|to)|preheat|tablespoons?|tbsp|tsp|teaspoons?|\\d+ ?g(?:rams)? (?:of )?[a-z]+,)|\\b(?:law school|married|house|kids?|retired?|millionaire) by(?= \\d\\d\\b)|\\b(?:aged?|turn(?:s|ed|ing)?|before i'?m|by the time i'?m)(?= \\d)",
    example: "cottage pie: gas mark 6",
  },
  {
    cue: "other",
    pattern:
      "\\bcost (?:the|his|her|their|my (?:boss|company|parents|brother|sister|mom|mum|dad)) ?(?:office|company|school|city|state|firm|team|taxpayers?|government|club|family|parents)?\\b(?! me)",
    example: "Bob's retirement lunch cost the office 640",
  },
  {
    cue: "event",
    pattern:
      "\\b(?:sangeet|mehndi|puja|pooja|rosary|vigil|mass|novena|quince(?:a[ñn]era)?|bris|shiva|seder|iftar|eid|diwali|holi|nikah|walima|posada|turns (?:\\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|sixteen|eighteen|twenty|thirty|forty|fifty|sixty)|party|skating|sleepover|potluck|cookout|barbie|matin[ée]e|kickoff|kick off|grand final|state of origin|prelim|semis?|final|derby|fixture|gp|bloods|smear|scan|mammogram|colonoscopy|ultrasound|cardiolog\\w+|dermatolog\\w+|orthodontist|ortho|podiatrist|chiro|acupuncture|night shift|day shift|early shift|late shift|shift|on call|rota|road trip|boarding|ferry|layover|sailing|charter|wake|memorial|unveiling|signing|closing|settlement|walk-?through|handover|orientation|induction|onboarding|parent[- ]teacher|pta|assembly|nativity|sports day|swim meet|meet the teacher|back to school night|recital|jury duty|court|hearing|deposition|polling|election|drag show|open mic|pub quiz|bingo|darts|retreat|baby sprinkle|gender reveal|bachelorette|hen do|stag do|rehearsal dinner)\\b",
    example: "cousin's sangeet on 9th evening",
  },
  {
    cue: "receive",
    pattern:
      "\\bpayslip\\b|\\bpayout\\b|\\bflogged (?:the|my|our|an?)\\b|\\b(?:slipped|bunged|lobbed|tossed) me\\b|[\\d.,k]+ (?:back )?from (?:the |my )?(?:insurance|insurer|client|landlord|council|hmrc|irs|tax|job|gig|shift|fair|sale|bank|government|state|tenants?|lodger|boss|work|customer|pension|etsy|ebay|vinted|depop|poshmark|gumtree|craigslist|marketplace|patreon|substack|twitch|youtube|upwork|fiverr|airbnb|uber|doordash)\\b|\\b(?:dog walking|babysitting|birthday|christmas|pocket|lawn|tutoring|paper round|delivery|side|gig|settlement|inheritance|scholarship|grant|bursary|pension|refund|prize|tip) money\\b|\\b(?:child|spousal) (?:maintenance|support)\\b(?! (?:paid|payment|sent|to))|\\bmaintenance [$€£]?\\d+ (?:received|in)|\\bdeposit back\\b|\\b(?:holiday|vacation|severance|redundancy|sick|maternity|back|strike|hazard) pay\\b|\\bovertime\\b(?= [$€£]?\\d|.{0,8} on top)|\\bback on (?:the|my) card\\b|\\b(?:check|cheque)s? (?:cleared|cashed|came|in)\\b|\\bcashed (?:a|the|my) (?:check|cheque)\\b|\\b[a-z]+ gave me [$€£]?\\d+[\\d.]* back\\b|\\bbrought in [$€£]?\\d|\\bafter fees\\b|\\bcleared [$€£]?\\d|\\b(?:picked up|worked|did|covered) (?:an? |the )?(?:extra |double |late |night |sunday |saturday )?shift\\b(?=.{0,12}[$€£]\\d)|\\b(?:mum|mom|mam|dad|parents|nan|gran|grandma|grandpa|auntie?|uncle|sis|bro|[a-z]+) transferred (?:me )?[$€£]?\\d|\\bpaid in [$€£]?\\d+[\\d.]* from\\b|\\bgot [$€£]?\\d[\\d,.]* (?:for (?:the|my|an?) (?:article|piece|gig|job|shift|lawn|painting|photos?|commission|old|used|bike|couch|sofa|tv|phone|laptop|car|pram|tickets?|logo|website|essay|translation|lesson|set|talk)|off (?:nan|gran|mum|mom|dad|him|her|them))\\b|\\b(?:bursary|inheritance|settlement|severance|residuals|per diem|alimony|universal credit|disability|unemployment|jobseeker'?s|stimulus|tax credit|payback|kickback|honorarium|proceeds|takings|advance from)\\b(?= .{0,20}\\d)",
    example: "payslip says 2,104.33 net",
  },
  {
    cue: "incoming",
    pattern:
      "\\bpayslip\\b|\\bpayout\\b|\\bflogged (?:the|my|our|an?)\\b|\\b(?:slipped|bunged|lobbed|tossed) me\\b|[\\d.,k]+ (?:back )?from (?:the |my )?(?:insurance|insurer|client|landlord|council|hmrc|irs|tax|job|gig|shift|fair|sale|bank|government|state|tenants?|lodger|boss|work|customer|pension|etsy|ebay|vinted|depop|poshmark|gumtree|craigslist|marketplace|patreon|substack|twitch|youtube|upwork|fiverr|airbnb|uber|doordash)\\b|\\b(?:dog walking|babysitting|birthday|christmas|pocket|lawn|tutoring|paper round|delivery|side|gig|settlement|inheritance|scholarship|grant|bursary|pension|refund|prize|tip) money\\b|\\b(?:child|spousal) (?:maintenance|support)\\b(?! (?:paid|payment|sent|to))|\\bmaintenance [$€£]?\\d+ (?:received|in)|\\bdeposit back\\b|\\b(?:holiday|vacation|severance|redundancy|sick|maternity|back|strike|hazard) pay\\b|\\bovertime\\b(?= [$€£]?\\d|.{0,8} on top)|\\bback on (?:the|my) card\\b|\\b(?:check|cheque)s? (?:cleared|cashed|came|in)\\b|\\bcashed (?:a|the|my) (?:check|cheque)\\b|\\b[a-z]+ gave me [$€£]?\\d+[\\d.]* back\\b|\\bbrought in [$€£]?\\d|\\bafter fees\\b|\\bcleared [$€£]?\\d|\\b(?:picked up|worked|did|covered) (?:an? |the )?(?:extra |double |late |night |sunday |saturday )?shift\\b(?=.{0,12}[$€£]\\d)|\\b(?:mum|mom|mam|dad|parents|nan|gran|grandma|grandpa|auntie?|uncle|sis|bro|[a-z]+) transferred (?:me )?[$€£]?\\d|\\bpaid in [$€£]?\\d+[\\d.]* from\\b|\\bgot [$€£]?\\d[\\d,.]* (?:for (?:the|my|an?) (?:article|piece|gig|job|shift|lawn|painting|photos?|commission|old|used|bike|couch|sofa|tv|phone|laptop|car|pram|tickets?|logo|website|essay|translation|lesson|set|talk)|off (?:nan|gran|mum|mom|dad|him|her|them))\\b|\\b(?:bursary|inheritance|settlement|severance|residuals|per diem|alimony|universal credit|disability|unemployment|jobseeker'?s|stimulus|tax credit|payback|kickback|honorarium|proceeds|takings|advance from)\\b(?= .{0,20}\\d)",
    example: "payslip says 2,104.33 net",
  },
  {
    cue: "toMe",
    pattern:
      "\\b(?:slipped|bunged|lobbed|tossed|gave|sent|handed|transferred) me\\b|\\b[a-z]+ gave me [$€£]?\\d",
    example: "dad slipped me fifty quid",
  },
  {
    cue: "todo",
    pattern:
      "\\b(?:needs?|could use|due|due for|wants?) (?:an? |her |his |its |their |my |some |more |new |another )(?:new )?(?:oil change|service|jabs?|shots?|boosters?|tablets?|wash|clean|cleaning|haircut|trim|check-?up|refill|top[- ]?up|charge|charging|replacing|replacement|repair|patch|lick of paint|tune-?up|mot|inspection|tires?|tyres?|filters?|batter(?:y|ies)|bulbs?|blades?|brush(?:es)?|worming|nails? (?:clipped|trimmed)|walk|bath)|^(?:i |we |still )?need (?:more |new |some |another |an? )(?!(?:holiday|break|drink|nap|hug|vacation|minute|moment|friend|miracle|life|win|laugh|sleep|rest|time|hobby|therapist|coffee)\\b)[a-z]+(?: [a-z]+){0,3}(?:[.!]|$|,| for | before | by )|\\b(?:i )?owe (?:[a-z]+ ){1,2}(?:an? )?(?:email|e-mail|call|reply|text|message|letter|answer|visit|card|response)\\b|\\bbefore (?:we|i|they) run out\\b|\\b(?:nearly|almost|running) (?:gone|out|low|finished)(?:,| of| on|$)|\\bto be (?:signed|paid|sent|returned|filed|submitted|renewed|filled (?:in|out)|handed in|booked|posted|collected|picked up) (?:by|before|on|tomorrow|this|next)|\\bgoes? out (?:tonight|tomorrow|on|mon|tue|wed|thu|fri|sat|sun)\\b|\\b(?:don'?t let me|can't) (?:leave|go|forget|miss)\\b|\\b(?:i guess|guess it'?s) me\\b",
    example: "owe Ben a call",
  },
  {
    cue: "imperative",
    pattern:
      "^(?:please\\s|also\\s|and\\s|then\\s|so\\s)?(?:phone (?!bill|number|case|died|charger|is|was|broke|screen|call|plan|calls)|get more|nip|rsvp|owe [a-z]+ an? )",
    example: "phone the school first thing",
  },
  {
    cue: "ceremony",
    pattern:
      "\\b(?:(?:mum|mom|mam|dad|nan|nana|gran|granny|grandma|grandpa|grandad|auntie?|uncle|the (?:in-laws|parents|grandparents|cousins|kids)|sis|bro|[a-z]+ and [a-z]+) (?:lands?|arrives?|arriving|flies in|flying in|gets? in|coming|comes? (?:home|over|up|down)|home from)|[a-z]+'s (?:op|operation|surgery|(?:[a-z]+ )?(?:appointment|appt)|scan|check-?up|chemo|christening|baptism|communion|confirmation|nativity|school play|sports day|retirement|leaving do|farewell|housewarming|engagement|\\d+(?:st|nd|rd|th)|quincea[ñn]era|sangeet|mehndi|hen|stag|turns \\d+))\\b|\\bturns (?:\\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|sixteen|eighteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\\b|\\binset day\\b|\\bday off school\\b|\\bhalf term\\b|\\bschool holidays?\\b",
    example: "Grandma lands sunday 4pm",
  },
  {
    cue: "fact",
    pattern:
      "^(?:the |that |a |his |her |their )(?!car |bike |phone )[a-z]+(?: [a-z]+){0,4} (?:sold|went) for\\b|\\b(?:first|starting|old|previous) (?:salary|paycheck|wages?|pay|rent) (?:was|were)\\b|\\b(?:babies|toddlers|teens|teenagers|cats|dogs|koalas|people|men|women|kids these days|most of us) (?:sleep|run|walk|eat|drink|weigh|spend|earn|need)\\b|\\b(?:shop|store|bank|library|pool|gym|museum|office|cafe|market|bar|pub|clinic) (?:shuts|closes|opens|is open)\\b",
    example: "the house next door sold for 610k",
  },
  {
    cue: "other",
    pattern:
      "^(?:[a-z]+ (?:bolt|kipchoge|phelps|ledecky|messi|ronaldo|curry|lebron|federer|nadal|djokovic|serena|biles|musk|bezos|gates|buffett|swift|trump|biden|obama|farah))\\b",
    example: "Usain Bolt ran 9.58",
  },
  {
    cue: "other",
    pattern:
      "^(?:a |the |some |this |that )?(?:kid|guy|girl|lady|woman|man|dude|bloke|boy) (?:at|in|on|next|from|behind|with)\\b|^(?:my|the|his|her|that|this) (?:old|last|previous|former|first|new|current|next) (?:job|role|gig|position|employer) (?:only )?(?:paid|pays|offers?|offered|gave|starts)\\b(?! me (?:today|yesterday|on))",
    example: "kid at the pool did 40 laps",
  },
  {
    cue: "fact",
    pattern:
      "\\b(?:bus|train|tram|ferry|shuttle|coach) (?:\\d+ )?(?:leaves|departs|goes|runs|stops|comes)\\b|\\b(?:tickets?|prices?|rates?|fares?|rooms?) (?:start|begin)s? at\\b",
    example: "bus 42 leaves at 7:15 from elm street",
  },
  {
    cue: "ceremony",
    pattern: "\\b(?:bday|b-day|birthday) (?:party|dinner|lunch|drinks|do|brunch)\\b",
    example: "mom's bday party saturday at 4",
  },
  {
    cue: "negation",
    pattern:
      "\\bput (?:it|em|them) (?:right |straight )?back\\b|\\b(?:they|he|she|it got) waived\\b|\\bgot waived\\b|\\bstill hasn'?t paid\\b|\\bhasn'?t paid\\b|\\bhaven'?t (?:been|gone|had|seen)\\b|\\bten to one\\b",
    example: "whole foods wanted 9.50, put em right back",
  },
  {
    cue: "price",
    pattern:
      "\\bwanted [$€£]?\\d[\\d.]* for\\b|\\bwants? [$€£]?\\d[\\d.]* for\\b|'s now [a-z\\d$€£ ]{1,24}(?:for|an?|per)\\b",
    example: "whole foods wanted 9.50 for blueberries",
  },
  {
    cue: "receive",
    pattern:
      "\\bwon back\\b|\\bcut me a (?:check|cheque)\\b|\\bwalked (?:away )?with [$€£]?(?:\\d|[a-z]+ [a-z]+(?:,|$))|\\b(?:landlord|they|he|she|bank|shop|store) (?:finally )?returned (?:[$€£]?\\d|[a-z]+ hundred)|\\b(?:back|quid|bucks|dollars|euros?) (?:back )?from (?:vinted|depop|ebay|etsy|argos|amazon|zalando|asos)\\b|\\bcashback\\b|\\bhe gave [$€£]?\\d|\\bmade (?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety) (?:doing|on|from|at|mowing|washing|selling)\\b|\\bcleared (?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\\b|\\b(?:tenner|fiver|score) from (?:mum|mom|dad|nan|gran)\\b|\\b(?:took|bought) (?:the|my|our) [a-z]+ (?:off me )?for (?:[$€£]?\\d|[a-z]+ [a-z]+,)",
    example: "landlord finally returned six hundred of the deposit",
  },
  {
    cue: "incoming",
    pattern:
      "\\bwon back\\b|\\bcut me a (?:check|cheque)\\b|\\bwalked (?:away )?with [$€£]?(?:\\d|[a-z]+ [a-z]+(?:,|$))|\\b(?:landlord|they|he|she|bank|shop|store) (?:finally )?returned (?:[$€£]?\\d|[a-z]+ hundred)|\\b(?:back|quid|bucks|dollars|euros?) (?:back )?from (?:vinted|depop|ebay|etsy|argos|amazon|zalando|asos)\\b|\\bcashback\\b|\\bhe gave [$€£]?\\d|\\bmade (?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety) (?:doing|on|from|at|mowing|washing|selling)\\b|\\bcleared (?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\\b|\\b(?:tenner|fiver|score) from (?:mum|mom|dad|nan|gran)\\b|\\b(?:took|bought) (?:the|my|our) [a-z]+ (?:off me )?for (?:[$€£]?\\d|[a-z]+ [a-z]+,)",
    example: "landlord finally returned six hundred of the deposit",
  },
  {
    cue: "spend",
    pattern:
      "\\b(?:forked (?:over|out)|in the (?:collection|tin|envelope|hat|plate|jar)|left (?:a (?:five|ten|fiver|tenner|twenty)|five|ten|twenty|[$€£]?\\d+)|popped|came out to|came to)\\b",
    example: "a tenner in the collection tin",
  },
  {
    cue: "todo",
    pattern:
      "\\bwants? (?:paying|doing|fixing|cleaning|replacing|sorting|renewing|looking at|cutting|painting|washing|changing)\\b|\\b(?:booking|check-?in|renewal|payment|paperwork) pending\\b|\\bcancel it before\\b|\\bto be (?:paid|given|sent|done|collected|returned)\\b|^still need\\b|\\b(?:jabs?|shots?|boosters?) (?:is|are) due\\b",
    example: "TV licence wants paying before the end of the month",
  },
  {
    cue: "receive",
    pattern: "\\b(?:pay|salary|stipend|allowance|pension|bonus) (?:came|come) in\\b",
    example: "NS pay came in, 755",
  },
  {
    cue: "incoming",
    pattern: "\\b(?:pay|salary|stipend|allowance|pension|bonus) (?:came|come) in\\b",
    example: "NS pay came in, 755",
  },
  {
    cue: "identifier",
    pattern:
      "\\b(?:train|bus|flight|pan|berth|coach|pnr|s\\d|b\\d) (?:\\d{3,6}|last four|\\d+[a-z])\\b|\\blast four\\b|\\bberth \\d",
    example: "Train 12628, S5 berth 41",
  },
  {
    cue: "heading",
    pattern:
      "^(?:[a-z]+\\s){0,2}(?:specs|spec sheet|rules|guidelines|policy|policies|prices|price list|rates|menu|syllabus|takeaways|key points|cheat sheet|faq)\\s?[:-]",
    example: "product specs: 8 h battery, 1.2 kg, 249 dollars",
  },
  {
    cue: "price",
    pattern:
      "\\b(?:from|between)\\s[$£€]?\\d[\\d,.]*k?\\s(?:to|and|-)\\s[$£€]?\\d[\\d,.]*k?\\b|\\b(?:runs?|run you|goes for|go for|sells? for|going for|starts? at|starting at)\\s(?:about |around )?[$£€]?\\d",
    example: "fines run from 200 to 500",
  },
  {
    cue: "fact",
    pattern:
      "\\bat one point\\b|\\bback (?:in (?:19|20)\\d\\d|then)\\b|\\b(?:steps|miles|km|feet) to the (?:summit|top|peak|border|coast|car)\\b",
    example: "back in 2010 I paid 3 bucks for a pint",
  },
  {
    cue: "receive",
    pattern:
      "\\b(?:takings|my cut(?: from| of|:| was)|ang (?:bao|pow)|hong ?bao|(?:they|it) loaded|plasma donation|tax (?:return|refund)'?s? (?:is )?in|sold (?:[a-z0-9]+ ){1,6}(?:on|for|at)\\b|sold \\d+)\\b",
    example: "car boot takings 71 quid",
  },
  {
    cue: "incoming",
    pattern:
      "\\b(?:takings|my cut(?: from| of|:| was)|(?:got|received|given) (?:an? )?(?:ang (?:bao|pow)|hong ?bao)|plasma donation|tax (?:return|refund)'?s? (?:is )?in)\\b",
    example: "car boot takings 71 quid",
  },
  {
    cue: "spend",
    pattern:
      "\\b(?:is |was |has )?(?:gone|went|come|came|taken|taking) (?:out )?(?:from|of|out of) (?:my |the |our )?(?:bank )?(?:account|acct|bank|card)\\b|\\bwas what i was out\\b|\\bset me back\\b|\\bcharged me\\b|\\bgot (?:robbed|rinsed|fleeced|stung)\\b",
    example: "rent 780 is gone from account today",
  },
  {
    cue: "past",
    pattern:
      "\\b(?:is gone from|gone from) (?:my |the |our )?(?:account|acct|bank|card)\\b|\\bgot (?:robbed|rinsed|fleeced|stung)\\b",
    example: "rent 780 is gone from account",
  },
  {
    cue: "other",
    pattern:
      "\\bfined (?:him|her|them)\\b|\\b(?:guys|dudes|people|folks|players|fans|lads) (?:bet|paid|spent|made|won|lost|dropped)\\b",
    example: "the guards fined him eighty euro",
  },
  {
    cue: "todo",
    pattern:
      "^(?:sign|send|email|mail|post(?! office| code)|drop|fetch|collect|chase|ring|call(?! with| w/| to)|text|book(?! club| group| fair| launch| signing)|order|find out|look up|look into|check(?!-?in|-?up|-?out| in | up )|ask|tell|pay|renew|return|wash|clean|fix|replace|water the|feed|walk the|pick [a-z]+ up|bring|pack|print|scan|file|fill (?:out|in)|submit|update|cancel|confirm|schedule|reschedule|sort (?:out)?|tidy|take (?:out|back|in)|put (?:out|in|up))\\b(?!.{0,80}\\b(?:was|were|paid|cost|\\d+(?:\\.\\d\\d)? (?:bucks|dollars|quid|euros?))\\b)(?=.{0,60}\\b(?:before|by|tomorrow|tonight|today|this week(?:end)?|next week|monday|tuesday|wednesday|thursday|friday|saturday|sunday|at \\d)\\b)",
    example: "pick Noah up from school at 5:45",
  },
  {
    cue: "spend",
    pattern: "\\btalked me into\\b",
    example: "talked me into a cabin filter for 29",
  },
  {
    cue: "fact",
    pattern:
      "\\b(?:shuts|closes|opens|open) (?:at|till|until|from) (?:half|quarter|noon|midnight|\\d)|\\b(?:salary|pay) (?:band|scale|grade|range)\\b|\\bdepending on experience\\b|\\bgrade \\d+ starts\\b|^(?:you|one|tenants?|guests|visitors|employees|staff|students|applicants|passengers|drivers|members|residents|customers|players) (?:must|should|shall|have to|need to|can't|cannot|may not|are required|are expected|aren't allowed)\\b|\\bclause \\d|\\bsection \\d",
    example: "you must give one month's notice",
  },
  {
    cue: "other",
    pattern:
      "^(?:everybody|everyone|nobody|no one|half the|most of the|all the|people|kids these days|the whole) (?!paid me|owes me)[a-z' ]{0,30}\\b(?:looks?|seems?|is|are|was|were|cried|hates?|loves?)",
    example: "everybody on the bus looks miserable",
  },
  {
    cue: "quote",
    pattern:
      "^(?:the thing (?:about|with)|funny how|turns out|fun fact|did you know|they say|as my [a-z]+ used to say)\\b",
    example: "the thing about grief is it takes time",
  },
  {
    cue: "heading",
    pattern:
      "\\b(?:flour|sugar|butter|yeast|milk|water|salt|oil|rice|oats|cocoa|honey|cream|stock|vinegar) \\d[^,]{0,8}, (?:the )?(?:brown |caster |olive |baking )?(?:flour|sugar|butter|yeast|milk|water|salt|oil|rice|oats|cocoa|honey|cream|stock|vinegar|eggs?)\\b|^(?:meeting|call|sync|stand-?up|retro|1:1|kickoff|catch-?up|planning)[^:]{0,24}: .{0,60}\\b(?:to [a-z]+|owns?|ships?|blocked|agreed|decided|will|takes)\\b",
    example: "flour 500, water 350, salt 10",
  },
  {
    cue: "event",
    pattern:
      "\\b(?:(?:we've|we have|i've|got|have) (?:got )?tickets (?:for|to)|panto|matinee|flying (?:to|out|home|back)|cardiology|follow[- ]up(?= (?:on|at|december|january|february|march|april|june|july|august|september|october|november|monday|tuesday|wednesday|thursday|friday|\\d))|bloodwork|showing at|viewing at)",
    example: "flying to Tromso on the 12th of January",
  },
  {
    cue: "receive",
    pattern:
      "\\b(?:returned|refunded|gave back|released) (?:our|my|us our|me my) (?:full )?(?:deposit|money|fee)|\\b(?:sale|transfer|invoice|cheque|check|money) (?:came|has come) through\\b",
    example: "letting agent returned our deposit, all 1,100 of it",
  },
  {
    cue: "incoming",
    pattern:
      "\\b(?:returned|refunded|gave back|released) (?:our|my|us our|me my) (?:full )?(?:deposit|money|fee)|\\bsale (?:came|has come) through\\b",
    example: "letting agent returned our deposit",
  },
  {
    cue: "event",
    pattern:
      "\\b(?:band|school|choir|christmas|spring|winter|holiday) concert\\b|\\borientation\\b|\\bshift(?= (?:at|on|tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\\d|,))|\\blesson(?= (?:on|at|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday))|\\btheatre with\\b|\\btickets for the\\b|\\bi've got (?:a |an )?[a-z]+(?: [a-z]+)? at \\d",
    example: "band concert at the middle school Thursday",
  },
  {
    cue: "calledOff",
    pattern:
      "\\b(?:blown off|rained off|called off|bumped to|bumped|scrapped|pulled|fell through|no new date)\\b",
    example: "sailing lesson was blown off",
  },
  {
    cue: "fact",
    pattern:
      "\\b(?:hours|open) \\d{1,2}(?::\\d\\d)? ?(?:am|pm)? ?(?:to|-|till|until) \\d{1,2}|\\b(?:weekdays|on weekdays|mon-fri|monday to friday)\\b|^no (?:refunds|returns|pets|smoking|entry|parking)\\b|\\bwithin \\w+ days (?:with|of)\\b|\\bis called that\\b|\\bbecause of (?:some|the)\\b|\\boff peak\\b|\\brecommended retail\\b|\\bsame one (?:second ?hand|used|new)\\b|\\bgiving out\\b|\\bdeal, [$£€]?\\d|\\b(?:gym )?contract is\\b|\\bsurge was\\b|\\bin the window\\b",
    example: "clinic hours 8 to 6 weekdays",
  },
  {
    cue: "identifier",
    pattern: "\\bcodes?: |\\bbag \\d{3,}|\\b(?:left|right) \\d+ (?:left|right)\\b|\\b\\d+ left \\d+ right\\b",
    example: "scan codes: blue bag 0071",
  },
  {
    cue: "heading",
    pattern:
      "^(?:weekly|daily|monthly|quarterly|team|project|sprint|board|staff|dept|department) (?:sync|meeting|stand-?up|review|notes|update|report|call|retro)\\b[^:]{0,16}:",
    example: "Weekly sync: NPS 41, tickets down 9%",
  },
  {
    cue: "transfer",
    pattern:
      "\\b(?:moved|transferred|put|stashed|added|saved|shifted|popped|tucked) (?:another )?(?:a )?(?:[$€£]?\\d[\\d,.]*k?|[a-z]+(?: (?:hundred|thousand|grand))?) .{0,16}\\b(?:savings?|isa|401k|roth|ira|brokerage|emergency fund|piggy bank|rainy day|pot|pension)\\b",
    example: "transferred a thousand into the ISA",
  },
  {
    cue: "receive",
    pattern:
      "\\b(?:gone|sold) on (?:ebay|vinted|depop|marketplace|gumtree|craigslist|poshmark)\\b|\\bin my account\\b|\\btenants? (?:[a-z]+ ){0,5}(?:sent|paid|transferred)\\b|\\bgiven me back\\b|\\bgave me back\\b|\\bpaid me back\\b",
    example: "Declan's finally given me back my 40",
  },
  {
    cue: "incoming",
    pattern:
      "\\b(?:gone|sold) on (?:ebay|vinted|depop|marketplace|gumtree|craigslist|poshmark)\\b|\\btenants? (?:[a-z]+ ){0,5}(?:sent|paid|transferred)\\b|\\bgiven me back\\b|\\bgave me back\\b|\\bpaid me back\\b|\\bin my account\\b",
    example: "tenant in the Pune flat sent 28,000 rupees rent",
  },
  {
    cue: "toMe",
    pattern:
      "\\btenants? (?:[a-z]+ ){0,5}(?:sent|paid|transferred)\\b|\\bgiven me back\\b|\\bgave me back\\b|\\bpaid me back\\b",
    example: "Declan's finally given me back my 40",
  },
  {
    cue: "spend",
    pattern:
      "\\bstung (?:me|us)\\b|\\bout the door\\b|\\btook \\d+ (?:bucks|dollars|quid|euros?)\\b|\\bcost (?:me|us)\\b|\\bthat was (?:[$£€]|\\w+ (?:pounds|dollars|quid|bucks|euros?))|\\b(?:excess|deductible|copay|co-pay)\\b|\\bworth every penny\\b",
    example: "they stung me 65 dollars for the checked bag",
  },
  {
    cue: "other",
    pattern:
      "^(?:our |my )?(?:[a-z]+'s )(?:eldest|youngest|lad|boy|girl|daughter|son|mum|mom|dad|husband|wife|sister|brother|mate)\\b|^uncle [a-z]+'s\\b|^aunt(?:ie)? [a-z]+'s\\b|^kids (?:today|these days)",
    example: "Our Carol's eldest got 5k from her gran",
  },
  {
    cue: "negation",
    pattern:
      "\\bthought about (?:doing|buying|going|getting)\\b|\\bso we (?:sat|walked|waited|left|passed)\\b|\\bnobody owes\\b",
    example: "thought about doing Couch to 5K",
  },
  {
    cue: "event",
    pattern:
      "\\b(?:we're|we are|i'm|i am)? ?off to [a-z]+ (?=on|for|next|this|tomorrow|saturday|sunday|monday|tuesday|wednesday|thursday|friday)|\\b(?:driving|theory|eye|hearing|blood) test is\\b|\\bgoing to the [a-z]+ (?=on|this|next|tomorrow)",
    example: "we're off to Goa on the 18th for five days",
  },
  {
    cue: "receive",
    pattern:
      "\\bpaid back [$£€]?\\d|\\bfrom the neighbou?rs? for\\b|\\b(?:medicare|insurance|nhs|bupa|hmrc|irs|council) (?:paid|sent|gave|refunded)\\b",
    example: "Medicare paid back $41.40 for the GP visit",
  },
  {
    cue: "incoming",
    pattern:
      "\\bpaid back [$£€]?\\d|\\bfrom the neighbou?rs? for\\b|\\b(?:medicare|insurance|nhs|bupa|hmrc|irs|council) (?:paid|sent|gave|refunded)\\b",
    example: "Fifty bucks from the neighbour for mowing her lawn",
  },
  {
    cue: "spend",
    pattern:
      "\\bmine was\\b|\\bmy share was\\b|\\btopped (?:the )?(?:car|van|tank|truck)(?: up)?\\b|\\bhalf a tank\\b|\\bfull tank\\b",
    example: "bill at Nando's split between us three, mine was R165",
  },
  {
    cue: "other",
    pattern:
      "\\b(?:they|he|she|people|the kids|kids|students|drivers|tenants|everyone|everybody|candidates|interns|players)(?:'ve| have|'s)? (?:all |just |really |still )?(?:have|has|need|needs|ought|got) to (?!be (?:picked|collected|dropped))[a-z]+",
    example: "they have to finish by friday",
  },
  {
    cue: "inquiry",
    pattern:
      "^(?:do|must|should|shall) (?:i|we) (?:need|have|really|still)?\\b|^(?:am|are) (?:i|we) (?:supposed|meant) to\\b",
    example: "do i need to pay the parking fine by friday",
  },
  {
    cue: "hypothetical",
    pattern:
      "\\b(?:ought to|should|need to|have got to|gotta) (?:be (?:more|less|kinder|better|nicer|braver|calmer|stricter)|stop being|learn to (?:let|say|relax|be))\\b",
    example: "I ought to be kinder to my sister",
  },
  {
    cue: "fact",
    pattern:
      "^the (?:trick|secret|key|point|rule|best way|only way|thing) (?:with|to|of|about|is)\\b|\\byou'?ve got to\\b|\\byou (?:have|need|ought) to (?=[a-z]+)",
    example: "the trick with sourdough is you've got to let it get ugly first",
  },
  {
    cue: "other",
    pattern: "^(?:all |new |most )?[a-z]{3,}s must\\b",
    example: "recruits must run two miles in under sixteen minutes",
  },
  {
    cue: "price",
    pattern: "\\bquoting\\b|\\bpoints\\b(?=$|[,.])",
    example: "an Uber to the airport was quoting 74",
  },
  {
    cue: "fact",
    pattern:
      "\\bcheck-?out (?:at|by)\\b|\\b(?:low|high) tide\\b|\\btide'?s\\b|\\b(?:first|my old|starting) (?:paycheck|salary|wage|pay) ever\\b",
    example: "room 412, checkout at 11",
  },
  {
    cue: "negation",
    pattern: "\\bforgot to\\b",
    example: "forgot to eat lunch",
  },
  {
    cue: "fact",
    pattern:
      "\\bi (?:usually|normally|typically|generally|always|never)\\b|\\b(?:on a good day,? )?i can (?:run|swim|lift|bench|bike|walk|hold|do) (?:an? |about )?[a-z\\d]|\\brule of thumb\\b|\\bin (?:high school|college|my twenties|my thirties|the army|the navy)\\b|\\b(?:my|our) (?:salary|pay|income)(?:'s| is) (?:about )?[$£€]?\\d|\\b(?:sat|act|gre|gpa|lsat|mcat|ielts|toefl) (?:was|score|is)\\b|\\b(?:ring|hat|glove|shoe|bra) size\\b|\\bbut it sold out\\b",
    example: "my SAT was 1380",
  },
  {
    cue: "norm",
    pattern:
      "\\bi (?:usually|normally|typically|generally|always|never)\\b|\\brule of thumb\\b|\\bsupposed to be\\b|\\bin (?:high school|college|my twenties)\\b",
    example: "rule of thumb is 10,000 steps a day",
  },
  {
    cue: "negation",
    pattern:
      "\\bin my cart\\b|\\bclosed the tab\\b|\\b(?:nearly|almost) (?:paid|bought|spent|ordered|got)\\b|\\bput it back\\b",
    example: "I put the standing desk in my cart, 389",
  },
  {
    cue: "transfer",
    pattern: "\\bpaid off (?:the |my )?[a-z]+ card\\b",
    example: "paid off the Discover card, 940 gone",
  },
  {
    cue: "event",
    pattern:
      "\\bdriving (?:up |down |out |over )?to [a-z]+ (?=on |this |next |tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday)",
    example: "driving up to Duluth Wednesday morning",
  },
  {
    cue: "fact",
    pattern:
      "\\blate fees? (?:is|are|kicks?|of)\\b|\\bkicks in (?:on|after|at)\\b|\\bwon \\d+ (?:to|-) \\d+\\b|\\blost \\d+ (?:to|-) \\d+\\b|\\b(?:copay|co-pay) rules\\b|\\bon the posting\\b|\\bhourly\\b",
    example: "late fee kicks in on the 5th",
  },
  {
    cue: "identifier",
    pattern: "\\b\\d{2,3} by \\d{2,3}\\b(?! ?(?:minutes|seconds))",
    example: "old kitchen table, 180 by 90",
  },
  {
    cue: "other",
    pattern: "^the old (?:dear|man|lady|fella|boy|woman)\\b|^kids today\\b|\\bmy boy\\b",
    example: "the old dear at number nine had a fall",
  },
  {
    cue: "quote",
    pattern:
      "\\b(?:they say|said the [a-z]+|per the (?!ring|watch|app|scales?|monitor|meter|tracker|thermometer)[a-z]+|says the [a-z]+)$|^(?:water under the bridge|send in the clowns|order in the court|return to sender|call it (?:luck|fate|karma)|pick your battles|book smart)\\b",
    example: "pay it forward, they say",
  },
  {
    cue: "fact",
    pattern: "\\bfirst hour\\b|\\bby a tenth\\b|\\bfree (?:the first|for the first)\\b",
    example: "parking is free the first hour",
  },
  {
    cue: "other",
    pattern:
      "\\b(?:fined|charged|paid|cost) (?:a|the|some|that) (?:lad|guy|kid|woman|man|girl|bloke|couple|family|student)\\b|^(?:renters|tenants|owners|people|folks) (?:above|below|next door|upstairs|downstairs)\\b|\\bgot the job\\b",
    example: "Ticket inspector fined a lad eighty quid",
  },
  {
    cue: "price",
    pattern: "\\b(?:one|two|three|four) for an? (?:fiver|tenner|pound|dollar|buck|twenty)\\b",
    example: "Two for a fiver on hot cross buns",
  },
  {
    cue: "heading",
    pattern: "^(?:sourdough|bread|baking|feeding|bus|train|class|practice|office) schedule\\b",
    example: "Sourdough schedule: feed at 8, mix at 2",
  },
  {
    cue: "calledOff",
    pattern:
      "\\b(?:don'?t|do not|doesn'?t|won'?t|didn'?t|never|no longer) (?:have|need|got) to\\b(?! forget)|\\bno need to\\b|\\bneedn'?t\\b",
    example: "we don't have to submit the form anymore",
  },
  {
    cue: "imperative",
    pattern: "^(?:shop|look|hunt|search) (?:online )?for (?:a|an|some|new|the)\\b",
    example: "shop for a black tie before the funeral",
  },
  {
    cue: "event",
    pattern:
      "\\b(?:visitation|viewing|float build|committal|tasting|open house|closing on the house)\\b(?=.{0,12}\\b(?:is|on|at|mon|tues|wednes|thurs|fri|satur|sun))",
    example: "the visitation is Tuesday from 4 to 7",
  },
  {
    cue: "event",
    pattern:
      "\\b(?:cable guy|plumber|electrician|gas man|boiler man|repair ?man|delivery|movers|cleaners?|exterminator|roofer|glazier|engineer|surveyor|inspector)s?(?: is|'s| are|'re)? coming\\b",
    example: "the cable guy is coming Wednesday between 1 and 3",
  },
  {
    cue: "toMe",
    pattern:
      "\\b(?:cable guy|plumber|electrician|gas man|boiler man|repair ?man|movers|cleaners?|exterminator|roofer|glazier|engineer|surveyor|inspector)s?(?: is|'s| are|'re)? coming\\b",
    example: "the cable guy is coming Wednesday between 1 and 3",
  },
  {
    cue: "receive",
    pattern:
      "\\bgot (?:[$€£]?\\d[\\d,.]*k?|[a-z]+(?:[ -][a-z]+)?)(?: (?:euros?|pounds?|dollars?|bucks|quid|cash))? (?:back )?(?:from (?:my |the )?(?:dad|mum|mom|gran|granny|nana?|grandma|grandpa|grandfather|grandmother|uncle|aunt|auntie|cousin|brother|sister)|in a packet)\\b|\\bgave (?:us|me) back\\b|\\bsale\\b.{0,30}\\bgot\\b",
    example: "got 5,000 in a packet from my grandfather",
  },
  {
    cue: "incoming",
    pattern:
      "\\bgot (?:[$€£]?\\d[\\d,.]*k?|[a-z]+(?:[ -][a-z]+)?)(?: (?:euros?|pounds?|dollars?|bucks|quid|cash))? (?:back )?(?:from (?:my |the )?(?:dad|mum|mom|gran|granny|nana?|grandma|grandpa|grandfather|grandmother|uncle|aunt|auntie|cousin|brother|sister)|in a packet)\\b|\\bgave (?:us|me) back\\b|\\bsale\\b.{0,30}\\bgot\\b",
    example: "got 5,000 in a packet from my grandfather",
  },
  {
    cue: "todo",
    pattern:
      "^(?:buy|get|order|pick up) (?:some |more |new )?[a-z]+(?: [a-z]+)?, (?:size|pack of|the (?:big|small|green|red|blue))",
    example: "buy nappies, size 4",
  },
  {
    cue: "transfer",
    pattern: "\\btransferred (?:[$€£]?\\d[\\d,.]*k?|[a-z]+ (?:hundred|thousand|grand)) from .{0,20}\\bto\\b",
    example: "transferred 500 from checking to the vacation savings",
  },
  {
    cue: "other",
    pattern:
      "\\b(?:mr|mrs|ms|miss|dr)\\.? [a-z]{2,14}'s (?:sugar|blood pressure|bp|weight|temp|pulse|heart rate|sats)",
    example: "Mrs. Alvarez's sugar was 310 at shift change",
  },
  {
    cue: "fact",
    pattern: "\\binseam\\b|\\bclosed at (?:[$€£]?\\d|[a-z]+ and change)",
    example: "Delta closed at 58 and change on Friday",
  },
  {
    cue: "other",
    pattern:
      "^(?:my )?(?:uncle|auntie?|grandpa|grandma|granddad|grandad|gran|granny|nana?|cousin|nephew|niece)(?: [a-z]+)? (?:just |finally )?(?:won|got|paid|bought|sold|spent|earned|makes?|made|lost|found|runs|ran|did|inherited)\\b(?!.{0,24}\\b(?:me|us)\\b)",
    example: "Uncle Joe won 1,200 at bingo",
  },
  {
    cue: "price",
    pattern:
      "\\bdropped to [$€£]?\\d|\\b\\d for [$€£]?\\d+(?:\\.\\d\\d)? (?:at|on|in) |'s buying \\d|\\b(?:deposit|down payment) to (?:buy|get|rent)|\\b(?:you'?d|you would|one would) need (?:a |an )?[$€£]?\\d|\\bcontract is\\b|\\badmin fee\\b|\\b(?:nav|apr|apy)\\b",
    example: "flight dropped to 310, still waiting for under 250",
  },
  {
    cue: "transfer",
    pattern: "\\bfrom (?:the|my) other (?:card|account)\\b",
    example: "put 50 on my Starbucks card from the other card's points",
  },
  {
    cue: "identifier",
    pattern: "\\bcodes?\\b(?=[^,.]{0,20}[:\\d])|\\b0\\d{3}\\b",
    example: "scan codes: blue bag 0071, red bag 0084",
  },
  {
    cue: "negation",
    pattern:
      "\\b(?:ran|running|runs) (?:[a-z]+|\\d+) (?:hours?|minutes?|mins?) (?:over|late|behind)\\b|\\bcan'?t be bothered\\b|\\bnot mine\\b",
    example: "yesterday's retreat ran two hours over and nobody brought snacks",
  },
  {
    cue: "inquiry",
    pattern: "^(?:do|must|should|can) i (?:need|have|really|still|get|claim|pay|use)\\b|^translate\\b",
    example: "do i need to pay the parking fine by friday",
  },
  {
    cue: "fact",
    pattern:
      "\\b(?:shoe|ring|hat|collar|shirt|bra|glove|dress|jeans?) size\\b|\\bwon \\d+ (?:to|nil|-) ?\\d*|\\b\\d+ (?:to|-) \\d+,? (?:he|she|they) went\\b",
    example: "Tommy's Little League won 9 to 2, he went 3 for 4",
  },
  {
    cue: "incoming",
    pattern:
      "\\b(?:finally |just |already )?paid me\\b|\\bfetched (?:me )?(?:[$€£]?\\d|[a-z]+ (?:quid|bucks|dollars|pounds|euros))|\\brefund of\\b",
    example: "Mrs Hargreaves finally paid me for the bathroom, 1,850 straight into the bank",
  },
  {
    cue: "receive",
    pattern:
      "\\b(?:finally |just |already )?paid me\\b|\\bfetched (?:me )?(?:[$€£]?\\d|[a-z]+ (?:quid|bucks|dollars|pounds|euros))|\\brefund of\\b",
    example: "Mrs Hargreaves finally paid me for the bathroom, 1,850 straight into the bank",
  },
  {
    cue: "other",
    pattern:
      "\\bthe (?:fella|fellow|bloke|guy|lady|woman|man|patient|lad|girl|kid|couple) (?:in|at|with|from|next)",
    example: "the fella in bay 3 had a temp of 39.4 all night",
  },
  {
    cue: "inquiry",
    pattern: "^(?:is|are|was|does|did|can|could|should|would) [^,.]{2,40} (?:more like|or) [a-z]+",
    example: "is 心情不好 more like sad or grumpy",
  },
  {
    cue: "imperative",
    pattern:
      "^help (?!me\\b|us\\b|!|please\\b|needed|yourself)(?:my |the )?[a-z]+(?: [a-z]+){0,2} (?:with|move|find|fix|set up|pick|write|do|choose)",
    example: "help my brother with his CV",
  },
  {
    cue: "toMe",
    pattern: "^(?:i )?topped up\\b",
    example: "topped up dad's phone 20",
  },
  {
    cue: "spend",
    pattern:
      "\\btopped up (?:my |the )?(?:[a-z]+'s )?(?:phone|mobile|oyster|opal|clipper|bus card|travel card|metro card|gas|electric)",
    example: "topped up dad's phone 20",
  },
  {
    cue: "price",
    pattern: "\\b[$€£]?\\d+ off (?!i|and|for)|\\bunder [$€£]?\\d+ at\\b",
    example: "100 off groceries this week",
  },
  {
    cue: "incoming",
    pattern:
      "\\b(?:freelance|client|consulting|contract|gig|commission) (?:payment|pay|fee|money|check|cheque)\\b",
    example: "freelance payment 450",
  },
  {
    cue: "receive",
    pattern:
      "\\b(?:freelance|client|consulting|contract|gig|commission) (?:payment|pay|fee|money|check|cheque)\\b",
    example: "freelance payment 450",
  },
  {
    cue: "bought",
    pattern: ",? (?:[a-z]+ ){0,3}(?:with|incl|including|plus|w/) (?:the )?tip\\b",
    example: "hair done, eighty five with tip",
  },
  {
    cue: "receive",
    pattern:
      "\\b(?:returned|sent back|took back|brought back)\\b[^.,]{0,30}\\b(?:for|got) [^,]{0,14}\\bback\\b",
    example: "returned the boots for 89.99 back",
  },
  {
    cue: "other",
    pattern:
      `(?:^|, )(?:so |and |but |well |oh |apparently |turns out |heard |yesterday |today |last (?:week|night|month|year) )*(?:i know someone who|${EN_ROLE})(?! (?:i|we|and (?:i|me|we))\\b)(?!.*\\b(?:me|us|my|our|i|we|coming|comes|visit(?:s|ing)?|round|over|to be (?:paid|sent|told|called|done))\\b)(?:'s (?=blood|weight|pulse|temp|rent|salary|wage|wedding|birthday))?(?: (?:just|now|really|finally|already|still|also|probably|never|always|only|actually|almost))*(?: (?:must|has to|have to|had to|needs? to|needed to|ought to|should|has|have|had|is (?:moving|going|flying|starting|having|getting|buying|selling|raising|paying|planning|due|off|running|doing|leaving|retiring)|are (?:moving|going|flying|starting|having|getting|buying|selling|raising|paying|planning|due|off|running|doing|leaving)|played|plays|feels|felt|hiked|jogged|danced|trained|lifted|climbed|rowed|bought|buys|spent|spends|paid|pays|got|gets|earns?|earned|makes?|made|ran|runs|swam|swims|cycled|walked|walks|lifts|weighs?|weighed|lost|gained|owes?|owed|sold|plans?|planned|wants?|wanted|slept|sleeps|won|blew|does|did|goes|went|blood pressure|weight|pulse|temp|rent|salary|wage)\\b)`,
    example: "my hairdresser spent 40 dollars on lunch",
  },
  {
    cue: "toMe",
    pattern:
      "\\b(?:told|asked|had|made|reminded|wants?|needs?|expects?|yelled at|shouted at|snapped at|screamed at|called) me\\b|\\b(?:boss|manager|teacher|prof|professor|landlord|landlady|client|doctor|school|hr|accountant|supervisor|editor) (?:wants?|needs?|expects?) (?:the|my|it|an?|all|us|everything)\\b|\\b(?:took|checked|measured|did) my (?:blood pressure|bp|pulse|temp|temperature|weight|height|sugar)\\b|\\bmoved (?:our|my)\\b|\\band i (?:paid|did|said yes|agreed)\\b",
    example: "my boss wants the report by friday",
  },
  {
    cue: "notLived",
    pattern:
      "^in (?:the|a|this|that) (?:novel|book|movie|film|show|series|song|story|play|comic|anime|cartoon|sitcom|documentary|podcast|video|joke|dream)\\b|\\b(?:my|the|his|her) (?:character|avatar|hero|heroine|protagonist|narrator|villain|main character)\\b(?! building| reference)",
    example: "in the novel the hero spent 40 on a cab",
  },
  {
    cue: "notLived",
    pattern:
      "^(?:example(?: sentence)?|sample sentence|translate|translation|joke|riddle|lyrics?|vocab|dictation|word problem|math problem|essay (?:title|prompt|question)|proverb|saying|tongue twister)\\b[^:]{0,14}:",
    example: "example sentence: he bought shoes for 60",
  },
  {
    cue: "notLived",
    pattern:
      "\\b(?:told|telling|tells) (?:me|us) (?:that )?(?:he|she|they)(?:'s|'d|'ve)?\\b(?!.*\\b(?:me|my|i|us)\\b.*$)|^i (?:heard|hear|read|saw) (?:that )?(?!.*\\b(?:my|me|i'm|our|us)\\b)[a-z]+ (?:must|played|ran|bought|got|paid|spent|has|is|was|weighs)\\b|^(?:i (?:dream(?:ed|t)|wonder)|dream(?:ed|t)|wonder(?:ing)?) (?:that |who|if|whether|how|what|why|when|about|someone|he|she|they)",
    example: "priya told me she played tennis for two hours",
  },
  {
    cue: "notLived",
    pattern:
      "^(?:the|this|that|some|a) (?:youtuber|blogger|vlogger|streamer|influencer|podcaster|narrator|newsreader|presenter|columnist|article|headline|news)\\b(?!.*\\b(?:me|my|i|us)\\b)|^who (?:[a-z]+ed|ran|got|spent|paid|bought|swam|slept|has|is|weighs|must|needs)\\b[^,.]{3,40}\\?$",
    example: "the youtuber played tennis for two hours",
  },
  {
    cue: "toMe",
    pattern:
      "\\b(?:stung|charged|billed|fined|docked|cost|set|ran|did) (?:me|us)\\b|\\b(?:guy|man|woman|lady|fella|plumber|cleaner|engineer|inspector|surveyor|nurse|vet|repairman|electrician|movers?) (?:is |are |'s )?(?:coming|comes|here|due)",
    example: "furnace guy is coming monday between 8 and 10",
  },
  {
    cue: "notLived",
    pattern:
      "\\b(?:basic|standard|pro|premium|plus|monthly|annual|yearly|weekly|economy|full time|part time|express|next day)\\b[^,.]{0,14}[$£€]?\\d[\\d.]*,? (?:and |or |vs )?(?:basic|standard|pro|premium|plus|monthly|annual|yearly|weekly|economy|full time|part time|express|next day)\\b[^,.]{0,14}[$£€]?\\d|^(?:fines?|rates?|price list|prices|menu|tariffs?|tuition|quotes?|budget)\\b[^:\\d]{0,16}:[^\\d]*\\d.*,.*\\d",
    example: "basic plan 9.99, pro plan 19.99",
  },
  {
    cue: "fact",
    pattern:
      "^(?:call cent(?:er|re)s?|cancel culture|order of (?:operations|magnitude|the)|check engine|book (?:reviews?|fairs?)|pay ?day loans?|return policy|clean energy|ring road|water under|pick-?up lines?)\\b|\\bper diem\\b|\\bon (?:channel \\d|bbc|itv|sky sports|netflix|espn|prime video|the telly)\\b",
    example: "call centres drive me mad",
  },
  {
    cue: "other",
    pattern:
      "\\b(?:all|every) (?:staff|visitors?|guests?|members?|employees?|students?|passengers?|drivers?|residents?|participants?|applicants?|users?|customers?|patients?|players?|dogs|pets|items|bags|applications)\\b|^(?:visitors|guests|members|employees|passengers|residents|applicants|participants|patients|drivers|customers|users|students|candidates|tenants|parents) (?:must|have to|need to|should|may)\\b",
    example: "all staff must wear badges",
  },
  {
    cue: "quote",
    pattern:
      "\\b(?:is|was) what (?:the [a-z]+|they|it|she|he) (?:says?|said)\\b|\\bsays the (?:poster|sign|notice|website|flyer|leaflet|brochure|card|label)\\b|^(?:the )?(?:sign|poster|notice|flyer|leaflet|banner)s? (?:at|on|in|by|outside)\\b[^:]{0,20}:",
    example: "submit by friday is what the poster says",
  },
  {
    cue: "calledOff",
    pattern:
      "^no (?:class(?:es)?|school|work|practice|training|lessons?|meeting|rehearsal|mass|choir|yoga|gym|swimming|football) (?:on|this|next|today|tomorrow|tonight)\\b",
    example: "no class on friday",
  },
  {
    cue: "notLived",
    pattern:
      "\\bi (?:know|knew|met) (?:someone|somebody|a (?:guy|man|woman|girl|couple|bloke|lady)) who\\b(?!.*\\b(?:me|my|i)\\b)",
    example: "i know someone who feels really happy",
  },
  {
    cue: "notLived",
    pattern:
      "\\b(?:spend|buy) [$£€]?\\d+,? (?:and )?(?:save|get)\\b|^(?:wants?|wish|gift|christmas|birthday) ?list\\b|\\b(?:refund|return|cancellation|privacy) policy\\b|\\d[\\d.]* (?:at|in) (?:the )?[a-z' ]{3,20}, [$£€]?\\d[\\d.]* (?:at|in) (?:the )?[a-z]+$",
    example: "spend 50 save 10, spend 100 save 25",
  },
  {
    cue: "notLived",
    pattern:
      "\\b(?:account|balance|checking|savings)(?: (?:on|in) (?:the|my) [a-z]+)? (?:is|stands|sits|shows|has|at|of)\\b",
    example: "balance on the card is 1,240",
  },
  {
    cue: "notLived",
    pattern: `^(?:[\"'“]|as they say,? |they say )*(?:${EN_SAYINGS})`,
    example: "call a spade a spade",
  },
  {
    cue: "fact",
    pattern:
      "^(?:the )?(?:experts?|doctors|scientists|studies|researchers|nutritionists|dentists|vets|economists|parents) (?:say|says|recommend|suggest|reckon|agree|advise|warn)\\b|\\bneeds? [a-z]+ing (?:more|less|so|too|all the time|a lot|these days|every other)|^(?:call cent|restart the [a-z]+, wait|turn (?:left|right|it off and)|press and hold|preheat|mix the dry|add salt|cook it low)\\b",
    example: "experts say two litres of water a day",
  },
  {
    cue: "toMe",
    pattern:
      "\\b(?:guy|man|woman|lady|fella|lad|plumber|cleaner|driver|barber) (?:took|takes|got|wanted) [$£€]?\\d",
    example: "snow plow guy took 60 bucks cash",
  },
  {
    cue: "ceremony",
    pattern: "\\b(?:baby |bridal )?shower (?:is|on|at|this|next)\\b",
    example: "kayla's shower is a week from sunday",
  },
  {
    cue: "todo",
    pattern: "\\b(?:mustn'?t|can'?t|shouldn'?t|not to|never to) forget to\\b|\\bbetter not forget to\\b",
    example: "mustn't forget to sign the slip",
  },
  {
    cue: "receive",
    pattern:
      "\\b(?:handed|slipped|paid|wired|sent) me (?:a |another )?(?=(?:hundred|thousand|couple|[$£€]?\\d))",
    example: "handed me a hundred and eighty",
  },
  {
    cue: "notLived",
    pattern:
      "\\b(?:bake sale|fundraiser|raffle|sponsored walk) (?:made|raised|brought in)\\b|\\bthe (?:book|poem|song|article|app|meme|quote|leaflet) says\\b|\\brecommended retail\\b|\\brrp\\b|\\bmsrp\\b|^minutes (?:from|of)\\b|\\btreasurer reports?\\b|\\binseam\\b|\\bmy own (?:savings|ez-?link|oyster|opal|card|account|wallet|jar)\\b|\\brolled my (?:401k|ira|pension)\\b|\\bten to one (?:he|she|they|it|we)\\b",
    example: "thursday's bake sale made £212 for the school",
  },
  {
    cue: "notLived",
    pattern:
      "\\bremind yourself\\b|\\b(?:litre|liter|gallon|kilo|pint|dozen) of [a-z ]{2,20} (?:was|is) [\\d.]+.{0,20} and [\\d.]+|\\bover here\\b|\\bin (?:ireland|britain|france|germany|italy|spain|japan|china|india|the us|america|the uk|australia|canada) (?:it'?s|they|you)\\b|(?<!\\b(?:bp|pressure)\\b.{0,12})\\b\\d{2,3} by \\d{2,3}\\b|^(?!.*\\b(?:got|bought|grabbed|picked|paid|spent)\\b).*\\b[2-5] for [$£€]?(?:\\d|1\\d|20)\\b(?![\\d.:]| (?:people|of))|\\blast year\\b.*\\bthis year\\b|\\bdoes an? [a-z ]{3,20} for [$£€]?\\d|\\bwon \\d+ to \\d|\\bcodes?:",
    example: "strawberries 2 for 5 at safeway this week",
  },
  {
    cue: "notLived",
    pattern:
      "^the \\d{1,2}[:.]\\d\\d (?:train|bus|ferry|flight)\\b(?!.*\\b(?:tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|my|i|we)\\b)|^i (?:have to|must|gotta) (?:admit|say|confess)\\b",
    example: "the 5:52 train gets into penn at 6:47",
  },
  {
    cue: "other",
    pattern:
      "^(?!(?:it|that|what|there|here|who|today|life|work|everything|everyone|mood|mind|heart|head|brain|body|baby|bub|little one)\\b)[a-z]+'s (?:been )?feeling\\b|^(?!(?:baby|bub|little one|toddler|my|our|the|today|tonight)\\b)[a-z]+'s (?:hba1c|a1c|glucose|blood pressure|bp|cholesterol)\\b|^(?:the )?(?:council|government|ministry|union|police|school board|airline|water company) (?:said|says|announced|reckons|plans|must|has to|will)\\b",
    example: "kendra's feeling nervous about her lsat",
  },
  {
    cue: "fact",
    pattern: "^(?:an?|the) (?:male|female|adult|average|typical|newborn) [a-z]+",
    example: "a male lion weighs about 420 pounds",
  },
  {
    cue: "paid",
    pattern: "\\bso (?:it was )?(?:only|just) [$£€]?\\d",
    example: "used a code so only 79",
  },
  {
    cue: "bought",
    pattern:
      "\\bsigned (?:my |our |the )?[a-z]+(?: [a-z]+)? up for\\b(?=.*\\d)|\\bused an? (?:code|coupon|voucher)\\b",
    example: "signed my son up for swimming, 160",
  },
  {
    cue: "notLived",
    pattern:
      "^(?:roster|rota|timetable|schedule|shift plan|class schedule|opening hours|clinic hours|office hours|visiting hours)\\b[^:]{0,12}:|\\b(?:wrong account|got (?:it )?reversed|payment failed|card (?:was )?declined|transaction failed)\\b|\\bbuy one,? get one\\b|\\bbogo\\b|\\bfound an? [a-z]+ and handed it in\\b|\\binterest (?:rates? )?(?:is|are|was|were|went|dropped|rose|goes) (?:down|up|at)\\b|\\bepisodes? every (?:night|week)\\b|^scan to (?:order|pay)\\b|^first come,? first served",
    example: "roster: a shift 8am, b shift 4pm",
  },
  {
    cue: "other",
    pattern:
      "\\b(?:boss|manager|owner|teacher|coach|dog|cat|crowd|client|neighbou?rs?|everyone|everybody|kids|lads|girls|team|landlord|waiter|driver) (?:was|were|is|are|looked|seemed) (?:so |very |really |pretty |all |dead )?(?:happy|sad|angry|furious|pleased|thrilled|upset|livid|chuffed|excited|delighted|gutted|miserable|annoyed|proud)\\b|^(?:my )?(?:grandad|grandpa|grandma|nan|gran|granddad|great-?gran[a-z]*) (?:walked|ran|cycled|swam|rode|used to|earned|paid|weighed|bought)",
    example: "boss was happy",
  },
  {
    cue: "todo",
    pattern:
      "\\b(?:out of|running low on|run out of|no more) [a-z ]{2,16}, (?:so )?(?:buy|get|order|pick up|grab)\\b",
    example: "printer's out of ink, buy a cartridge",
  },
];
