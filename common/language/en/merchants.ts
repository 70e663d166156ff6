/** Merchants English lines name. @module */

export const EN_MERCHANTS =
  `starbucks mcdonald's mcdonalds kfc subway chipotle dunkin domino's dominos wendy's taco_bell burger_king chick-fil-a panera five_guys nando's pret greggs doordash ubereats uber_eats grubhub deliveroo just_eat foodpanda grabfood
  instacart whole_foods trader_joe's trader_joes trader_joe safeway kroger aldi lidl publix wegmans tesco sainsbury's sainsburys asda morrisons waitrose uber lyft grab bolt gojek shell chevron exxon amazon ebay taobao temu shein walmart
  target costco ikea zara h&m uniqlo best_buy asos m&s primark john_lewis argos etsy shopee lazada kmart bunnings netflix spotify hulu disney+ steam audible cvs walgreens boots airbnb booking.com expedia home_depot lowe's coles woolworths woolies
  blue_bottle tim_hortons airtasker apple_store`;
