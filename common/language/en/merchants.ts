/** Merchants English lines name. @module */

export const EN_MERCHANTS =
  `starbucks mcdonald's mcdonalds kfc subway chipotle dunkin domino's dominos wendy's taco_bell burger_king chick-fil-a panera five_guys nando's pret greggs doordash ubereats uber_eats grubhub deliveroo just_eat foodpanda grabfood
  instacart whole_foods trader_joe's trader_joes trader_joe safeway kroger aldi lidl publix wegmans tesco sainsbury's sainsburys asda morrisons waitrose uber lyft grab bolt gojek shell chevron exxon amazon ebay taobao temu shein walmart
  target costco ikea zara h&m uniqlo best_buy asos m&s primark john_lewis argos etsy shopee lazada kmart bunnings netflix spotify hulu disney+ steam audible cvs walgreens boots airbnb booking.com expedia home_depot lowe's coles woolworths woolies
  blue_bottle tim_hortons airtasker apple_store`;

/** A merchant behind at, from or @. */
export const EN_AT =
  /(?<![a-z])(?:at|from|@)\s(?<m>(?:the\s)?[a-z][a-z'&.]{1,20}(?:\s[a-z'&]{2,20}){0,2})(?<!\.)(?=$|[,.;!?]|\s(?:for|yesterday|today|last|this|on|with|cost|came|was|\d|[$€£¥]))/;
/** Places that are no merchants. */
export const EN_NO_MERCHANT =
  /^(?:the )?(?:doctor'?s?|dentist|vet|store|shop|supermarket|market|gym|office|work|home|school|airport|station|pharmacy|bar|pub|restaurant|cafe|mall|movies|cinema|hospital|bank|barber|grandma|mom|dad|mum|friend|\d.*|half .*|poker|bingo|cards|blackjack|the races|roulette|quarter .*|noon|night|midnight|lunch|dinner|breakfast|least|last|my .*|a .*|an .*|our .*)$/;
