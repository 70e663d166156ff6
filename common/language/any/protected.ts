/** Stretches that hold digits but no values, written the same in every language; one row a kind. @module */

import type { ProtectedRow } from "../values/protected_row.ts";

export const ANY_PROTECTED: readonly ProtectedRow[] = [
  { name: "url", regexp: /\b(?:https?:\/\/|www\.)\S{1,300}/g, example: "https://a.example/1234" },
  {
    name: "email",
    regexp: /[a-z\d._%+-]{1,64}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,4}/g,
    example: "li88@example.com",
  },
  {
    name: "ip",
    regexp: /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?(?![\d.])/g,
    example: "192.168.1.120",
  },
  { name: "mobile", regexp: /(?<!\d)1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)/g, example: "13800138000" },
  {
    name: "phone",
    regexp: /(?<![\d.])(?:\+\d{1,3}[\s-]?)?(?:\(\d{2,4}\)\s?|\d{2,4}[\s-])\d{3,4}[\s-]\d{3,4}(?![\d.])/g,
    example: "646-555-0137",
  },
  { name: "landline", regexp: /(?<!\d)0\d{2,3}-?\d{7,8}(?!\d)/g, example: "010-62345678" },
  {
    name: "hyphens",
    regexp: /(?<![\d.])\d{1,6}(?:-\d{1,8}){2,}(?![\d.])(?<!\b20\d{2}-\d{1,2}-\d{1,2})/g,
    example: "114-8837261-99",
  },
  { name: "long", regexp: /(?<![\d.,])\d{9,}(?!\d|[.,]\d)/g, example: "20260318004512" },
  {
    name: "model",
    regexp:
      /(?<![a-z\d])(?=[a-z-]{0,12}\d)(?=\d{0,8}[a-z])(?!\d{1,7}(?:\.\d{1,2})?(?:k|w|m|kg|kgs|g|km|kms|lb|lbs|ml|l|cm|mm|mi|h|hr|hrs|min|mins|m|s|d|am|pm|a|p|f|c|bpm|kcal|cal|cals|usd|cny|rmb|eur|gbp|jpy|sgd|hkd|twd|aud|cad|yr|yrs|x|st|nd|rd|th|oz|ft|in|steps|h\d{1,2}m?|bucks|dollars|quid|euro|euros|each|days?|hours?|weeks?|mg|mmol|kj|gb)(?![a-z\d]))(?!(?:usd|cny|rmb|eur|gbp|jpy|sgd|hkd|twd|aud|cad|ntd|nt|us|hk|bp|rm|hr|q|h|spo2|at|aa|t)\d{1,8}(?![a-z]))[a-z\d]{2,14}(?:-[a-z\d]{1,10}){0,3}(?![a-z\d])/g,
    example: "THINKPAD-x1",
  },
  {
    name: "product",
    regexp:
      /(?<![a-z])(?:iphone|ipad|galaxy|pixel|mate|ps|xbox|switch|rtx|gtx|windows|win|ios|android|python|java|node|gen|macos)\s?\d{1,5}(?!\.\d\d(?!\d))(?:\.\d{1,3})?(?:\s?(?:pro|max|plus|mini|ultra|ti))*(?!\s?(?:元|块)|\d|\.\d\d(?!\d))/g,
    example: "iPhone 17 Pro",
  },
];
