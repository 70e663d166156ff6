/** Chinese words that find nothing, as every text has them. @module */

export const ZH_STOP_WORDS =
  "的 了 是 在 我 有 和 就 不 人 都 一 也 很 到 说 要 去 你 会 着 没有 看 好 自己 这 那 吗 呢 吧 啊 呀 哦 嗯 把 被 跟 与 及 或 但 而 于 之 其 个 们 它 他 她 给 对 从 得 地 又 还 再 才 只 什么 怎么 多少 哪 哪里 哪个";
