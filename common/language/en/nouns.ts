/** What English calls types, categories, activities and measurements. @module */

export const EN_NOUNS: Readonly<Record<string, string>> = {
  expense: "spending",
  balance: "balance",
  income: "income",
  todo: "todos",
  event: "events",
  agenda: "plans",
  exercise: "exercise",
  mood: "mood",
  note: "notes",
  metric: "measurements",
  medical: "medical care",
  bonus: "bonuses",
  investment: "investments",
  refund: "refunds",
  other: "other things",
  ball: "ball games",
  bloodPressure: "blood pressure",
  heartRate: "heart rate",
  bloodSugar: "blood sugar",
  bodyFat: "body fat",
};
