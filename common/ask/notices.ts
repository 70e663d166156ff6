/** What a person is told when an answer is not what it could have been. @module */
import type { Notice } from "./chat_part.ts";

const MESSAGES: Record<Notice["code"], { zh: string; en: string }> = {
  model_unavailable: {
    zh: "语言模型暂时没有回应，下面是内置理解的回答。",
    en: "The language model did not answer; this is the built-in understanding's answer.",
  },
  budget_spent: {
    zh: "今天的模型额度已用完，下面是内置理解的回答。",
    en: "Today's model budget is spent; this is the built-in understanding's answer.",
  },
  model_interrupted: {
    zh: "语言模型的回答中断了，下面是内置理解的回答。",
    en: "The language model's answer broke off; the built-in understanding's answer follows.",
  },
  too_many_tool_calls: {
    zh: "语言模型没有得出回答，下面是内置理解的回答。",
    en: "The language model came to no answer; this is the built-in understanding's answer.",
  },
  numbers_removed: {
    zh: "回答里有数字没有记录可证，已去掉；下面是按记录算出的结果。",
    en: "Numbers that no record proves were removed; the counted result follows.",
  },
  stopped: { zh: "回答已停止。", en: "The answer was stopped." },
};

/** Said of numbers that were removed, where none were counted in their place. */
const NOTHING_COUNTED = {
  zh: "回答里有数字没有记录可证，已去掉。",
  en: "Numbers that no record proves were removed.",
};

/** noticeOf() is what a person is told; `follows` is what stands behind a notice of removed numbers. */
export function noticeOf(
  code: Notice["code"],
  language: "zh" | "en",
  follows: "counted" | "nothing" = "counted",
): Notice {
  const message = code === "numbers_removed" && follows === "nothing" ? NOTHING_COUNTED : MESSAGES[code];
  return { code, message: message[language] };
}
