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
  "aaron|abdul|abena|adam|agnes|aisha|akiko|alejandro|alessandro|alex|alfie|alice|alicia|amanda|amelie|amy|ana|ananya|anastasia|anders|andrea|andrew|andy|angela|anjali|anna|anne|annie|anthony|aoife|archie|arjun|ashley|astrid|barbara|barry|baz|beatrix|becky|ben|bernice|beth|betty|bev|bilal|bjorn|bob|boris|brad|brandon|brenda|brian|caleb|callum|camila|carlos|carol|caroline|cathy|cecily|celine|charlie|charlotte|chiara|chloe|chris|christina|ciara|cindy|claire|clive|colin|colleen|connor|craig|cynthia|dan|dana|daniel|daniela|danny|darnell|darren|dave|david|debbie|deborah|declan|deepak|denise|derek|diana|diane|diego|dieter|divya|dmitri|dolores|donna|doris|doug|dougie|dwayne|dylan|ed|eddie|edith|eduardo|eileen|elena|eli|elizabeth|ella|ellen|emiko|emily|emma|eric|erica|erin|ernesto|ethan|ethel|eva|evan|ewan|farah|fatima|felix|fergus|fernando|fiona|francesca|franz|freddie|gabriela|gareth|gary|gaurav|gavin|gaz|gemma|geoff|george|geraldine|gerry|giovanni|giulia|gladys|graham|greg|greta|guadalupe|hamza|hannah|harriet|harry|haruki|hassan|hayley|heather|hector|heidi|helen|henry|hilda|hiroshi|hugo|hussein|hyun|ian|ibrahim|igor|imani|imogen|ingrid|irene|isabel|isabella|ivan|jacob|jacques|jake|jamal|james|jamie|jane|janet|jason|javier|jeff|jemima|jen|jenna|jennifer|jenny|jeremy|jess|jesse|jessica|jill|jim|jimmy|jisoo|joan|joanna|jodie|joe|joel|john|johnny|jon|jonathan|jordan|jorge|jose|joseph|josh|joshua|juan|juanita|judy|julia|julian|julie|jurgen|justin|karen|karim|kate|katherine|kathleen|kathy|katie|katja|kavita|kayla|keisha|keith|kelly|ken|kenji|kenny|kevin|khadija|kim|kiran|kirsty|klaus|kofi|kwame|kyle|lakshmi|lamar|lars|latoya|laura|lauren|layla|leah|leila|leo|leon|lerato|leslie|liam|linda|lionel|lisa|liz|logan|lorna|lorraine|lottie|luca|lucas|lucia|lucy|luis|luke|lupe|lydia|maeve|maggie|magnus|malik|manish|marco|marcus|margot|maria|marie|marisol|marta|martha|martin|mary|mateo|matt|matteo|matthew|maureen|maxine|maya|meera|meg|megan|mei|melissa|mia|michael|michelle|mick|miguel|mike|mikhail|mildred|millie|minho|mohammed|mohan|moira|molly|monica|morag|nadia|naledi|naoko|naomi|natalie|natasha|nate|nathan|neha|neil|nellie|niamh|nicola|nicole|nigel|nikhil|nina|nisha|noah|nora|norma|odette|olga|oliver|olivia|ollie|omar|orla|oscar|paddy|padraig|pam|pamela|paolo|patricia|patrick|paul|paula|pedro|peter|phil|philip|phoebe|pierre|pooja|pradeep|prakash|preeti|priya|priyanka|rachel|rahul|raj|rajesh|rakesh|ramesh|ramon|raul|ravi|rebecca|rekha|renata|ricardo|richard|rick|robert|roberto|roger|rohan|ron|rosa|rupert|ruth|ryan|sachin|sally|sam|samantha|samira|samuel|sandra|sanjay|santiago|sara|sarah|satoshi|seamus|sean|sergei|sergio|seth|seung|shanice|shannon|sharon|shaz|sheila|shona|shreya|sigrid|simon|sinead|siobhan|sipho|sofia|sophia|sophie|stacy|stefano|stephanie|stephen|steve|steven|stuart|sunil|sunita|suresh|susan|sven|svetlana|swati|tania|tanisha|tanvi|tariq|tatiana|ted|teresa|terrell|terry|thabo|thandi|thelma|theo|thomas|tiffany|tilly|tim|tina|toby|todd|tom|tommo|tommy|tony|tracey|tracy|travis|trevor|trish|tyler|tyrone|usha|valentina|vanessa|vera|veronica|victor|victoria|vijay|vikram|vincent|vivek|walter|wayne|wendy|wilma|winnie|xavier|ximena|xiu|yasmin|yuki|yuko|yuri|yusuf|yvonne|zach|zainab|zoe";
