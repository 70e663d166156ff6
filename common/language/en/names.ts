/** How English names people and places. @module */

/** Who is met: names told by their capitals, so the original is read. */
export const EN_WITH =
  /\b(?:with|meet|meeting|see|seeing)\s(?<list>[A-Z][a-z]{1,15}(?:\s(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar(?:ch)?\b|Apr|May\b|June?\b|July?\b|Aug|Sep|Oct|Nov|Dec|Mon\b|Tues?\b|Wed\b|Thurs?\b|Fri\b|Sat\b|Sun\b|Today|Tomorrow|Tonight|Next|This|At|On|In|For)[A-Z][a-z]{1,15})?(?:(?:,\s?|\sand\s|,\sand\s|\s&\s)[A-Z][a-z]{1,15}){0,4})\b/g;

/** Capitalised words that are no names. */
export const EN_NOT_NAMES =
  /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|the|my|legal|hr|it)$/i;

/** Where: a name with capitals behind at or in. */
export const EN_PLACE = /\b(?:at|in)\s(?<a>(?:the\s)?[A-Z][\w'&-]*(?:\s[A-Z][\w'&-]*){0,3})(?=$|[\s,.;!?])/;

/** What parts one name from the next. */
export const EN_AND = /,\s?(?:and\s)?|\sand\s|\s&\s/;

/** Names that act, told by their capitals: "Sarah ran a marathon". */
export const EN_AGENT =
  /(?:^|[.!?,;:]\s*)([A-Z][a-z]{1,15}(?: and [A-Z][a-z]{1,15})?) (ran|bought|spent|paid|earned|won|weighs?|weighed|got|walked|slept|lost|sold|swam|hiked|cycled|biked|drove|is|was|has|had|owes|owed|finished|played)\b/g;

/** Capitalised words that begin a sentence and are no name. */
export const EN_SENTENCE_STARTS =
  /^(?:Today|Yesterday|Tonight|Finally|Just|Also|Then|So|And|This|That|Lunch|Dinner|Breakfast|Coffee|Only|Already|Actually|Again|Still|Now|Later|First|Next|Last|Never|Almost|Barely|Nearly|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|It|We|They|You|Rent|Bill|Morning|Afternoon|Evening|Ok|Well|But|Or|Both|Everyone|Who|What|Uber|Amazon|Electricity|Groceries)$/;

/** Given names that are no other words: people write them without capitals. */
export const EN_GIVEN_NAMES =
  "aaron|adam|aisha|alex|alice|alicia|amanda|amy|ana|andrea|andrew|andy|angela|anna|anne|annie|anthony|ashley|barbara|becky|ben|beth|betty|bob|brad|brandon|brenda|brian|caleb|carlos|carol|caroline|cathy|charlie|charlotte|chloe|chris|christina|cindy|claire|colin|connor|craig|cynthia|dan|dana|daniel|danny|dave|david|deborah|debbie|denise|derek|diana|diane|diego|donna|doug|dylan|ed|eddie|elena|eli|elizabeth|ella|ellen|emily|emma|eric|erica|erin|ethan|eva|evan|fatima|fiona|gary|george|greg|hannah|harry|heather|helen|henry|ian|irene|isabel|isabella|ivan|jacob|jake|james|jamie|jane|janet|jason|javier|jeff|jen|jenna|jennifer|jenny|jeremy|jess|jesse|jessica|jill|jim|jimmy|joan|joanna|joe|joel|john|johnny|jon|jonathan|jordan|jorge|jose|joseph|josh|joshua|juan|judy|julia|julian|julie|justin|karen|kate|katherine|kathy|katie|kayla|keith|kelly|ken|kenny|kevin|kim|kyle|laura|lauren|leah|leo|leon|leslie|liam|linda|lisa|liz|logan|lucas|lucy|luis|luke|lydia|maggie|marcus|maria|marie|marta|martha|martin|mary|matt|matthew|maya|megan|mei|melissa|mia|michael|michelle|miguel|mike|mohammed|molly|monica|nadia|naomi|natalie|nate|nathan|neil|nicole|nina|noah|nora|oliver|olivia|omar|oscar|pam|pamela|patricia|patrick|paul|paula|pedro|peter|phil|philip|phoebe|priya|rachel|raj|rebecca|ricardo|richard|rick|robert|roger|ron|rosa|ruth|ryan|sally|sam|samantha|samuel|sandra|sanjay|sara|sarah|sean|sergio|seth|shannon|sharon|simon|sofia|sophia|sophie|stacy|stephanie|stephen|steve|steven|susan|tania|ted|teresa|terry|theo|thomas|tiffany|tim|tina|todd|tom|tommy|tony|tracy|travis|tyler|vanessa|veronica|victor|victoria|vincent|walter|wendy|xavier|yuki|zach|zoe";
