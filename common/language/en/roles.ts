/** Whom English names by what they are to the speaker, family aside: what they do is theirs. @module */

const ROLES = [
  "neighbou?rs?|roommates?|flatmates?|housemates?|friends?|mates?|buddy|buddies|pals?|besties?|classmates?|teammates?|colleagues?|co-?workers?|workmates?|schoolmates?|acquaintance|stranger",
  "boss|manager|supervisor|director|ceo|cfo|cto|team lead|intern|interns|new hire|new (?:guy|girl|kid|lad|fella)|assistant|secretary|receptionist|accountant|bookkeeper|lawyer|solicitor|landlord|landlady|tenants?|lodger|agent|realtor|broker|client|customer|supplier|vendor|contractor|investor|founder",
  "plumber|electrician|builder|roofer|painter|carpenter|gardener|cleaner|nanny|babysitter|sitter|childminder|hairdresser|barber|mechanic|driver|cabbie|courier|postman|mailman|waiter|waitress|bartender|barista|chef|baker|butcher|farmer|vicar|priest|pastor|imam|rabbi",
  "doctor|nurse|dentist|consultant|surgeon|physio|therapist|teacher|principal|headteacher|headmaster|professor|prof|lecturer|tutor|coach|trainer|instructor|student|students|pupils?|kids? next door|players?|captain|referee|politician|minister|senator|mayor|president|singer|actor|actress|author|blogger|youtuber|influencer",
  "guy|guys|bloke|lad|lads|fella|dude|woman|man|lady|gentleman|girl|couple|family|people|folks|pensioner|teenager|toddler next door|ex|ex-(?:wife|husband|girlfriend|boyfriend)|girlfriend|boyfriend|fianc[eé]e?|godson|goddaughter|godfather|godmother",
].join("|");

/** Family, who are spoken of elsewhere: here only as someone else's. */
const KIN =
  "(?:mom|mum|mother|dad|father|wife|husband|hubby|partner|son|daughter|kids?|brother|sister|sibling|aunt|uncle|cousin|nephew|niece|grandma|grandpa|nan|granddad|in-laws?|parents)";

/** Where they are from: "from work", "upstairs", "on the bus". */
const FROM =
  "(?: (?:of mine|of ours|next door|upstairs|downstairs|(?:across|down|up) the (?:street|road|hall|lane)|(?:from|at|in|on|over|of) (?:the |my |our |his |her )?[a-z]+(?: (?:class|team|club|office|group|chat|train|bus|building|shop))?|i know|we know|who runs the [a-z]+(?: [a-z]+)?|who [a-z]+ (?:at|in|on) the [a-z]+))?";

const OWNER =
  "(?:my|our|the|a|an|some|that|this|his|her|their|one of (?:my|our|the)|every|another|[a-z]+'s)(?: (?:best|old|new|other|young|older|former|previous|college|school|work|gym|army|upstairs|downstairs|poor|rich|lovely|next-?door|wife's|husband's|brother's|sister's|mom's|mum's|dad's|son's|daughter's|boss's|friend's|roommate's|neighbou?rs?'s?|friends'|cousin's))?(?: (?:best|old|new|former|little|older|younger))?(?: [a-z]{3,12})?";

/** Someone who stands where a clause begins: "my neighbor", "the guy upstairs", "someone at church". */
export const EN_ROLE =
  `(?:${OWNER} (?:${ROLES})${FROM}|(?:his|her|their|(?:my|our|the) (?:friend|neighbou?r|roommate|boss|coworker|colleague|teacher|landlord)s?(?:'s|')|[a-z]+'s) (?:best |old |new |little |older )?(?:${KIN}|${ROLES})${FROM}|(?:someone|somebody|everyone|everybody|anyone|people|folks|they all|most people)${FROM})`;
