/** Goods and shops whose names hold words that speak against a record: "economy rice" is no class of seats. @module */

export const EN_GOODS_WITH_CUES =
  "\\b(?:domino|wendy|nando|trader joe|jersey mike|jimmy john|denny|sainsbury|lowe|macy|kohl|mcdonald|chili|applebee|arby|dunkin|carl|papa john|levi|boot|valentine|helper)'s(?: salary)?\\b|" +
  "\\beconomy rice\\b|\\b(?:wet|farmers'?|flea|night|christmas|street) market\\b|\\b(?:congestion|dart|service|booking|delivery) charges?\\b|" +
  "\\bsticker (?:album|book)s?\\b|\\b(?:green|red|yellow) curry\\b|\\bskip the dishes\\b|\\bpulled pork\\b|\\b(?:supermarket|grocery|deli|coffee|bakery) run\\b|\\bclosing costs\\b";
