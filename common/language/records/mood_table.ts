/** Words of mood with their score, 1 (very low) to 5 (very high). @module */

import type { WordLists } from "../lexicon.ts";

export const ZH_MOODS: WordLists = {
  "5":
    `超开心 超级无敌开心 无敌开心 太快乐 好快乐 笑死 笑死了 开心炸 激动坏了 太激动 兴奋得 太开心 开心死 开心到飞起 欣喜若狂 狂喜 兴奋 激动 幸福 爽翻 太幸福 超级开心 特别开心 非常开心 乐疯 美滋滋 超爽 好幸福 开心到`,
  "4":
    `开心 高兴 快乐 愉快 满足 轻松 放松 舒服 舒心 感恩 感激 欣慰 自豪 骄傲 期待 平静 安心 踏实 愉悦 惬意 治愈 感动 神清气爽 心情好 心情不错 开森 充实 幸福感 元气 得意 欢喜 喜悦 满意 有成就感 成就感 被治愈 心情很好 心情大好 元气满满 好爽 心情美丽`,
  "3": `一般般 还行 还好 平淡 无聊 无感 麻木 凑合`,
  "2":
    `难过 伤心 太累 好累 真累 累到 很累 空落落 气炸 气炸了 好没用 自己没用 火冒三丈 不爽 不舒服 唔舒服 心凉 憋闷 吃不消 扛不住 丧丧的 有啲唔开心 心烦意乱 不想说话 提不起劲 没劲 烦得 沮丧 失落 失望 郁闷 烦 烦躁 暴躁 抓狂 煎熬 孤独感 心烦 焦虑 紧张 压力大 压力好大 压力山大 生气 气死 火大 愤怒 委屈 孤单 孤独 寂寞 疲惫 心累 好累 累死 emo 低落 难受 不开心 不高兴 心情不好 心情差 害怕 担心 后悔 尴尬 憋屈 嬲 好嬲 唔开心 烦死 郁闷死 心塞 无助 迷茫 想家 丧 无奈 心酸 想哭 内疚 自责 不安 恼火 窝火 烦透 心慌 懊恼 惭愧 无语 攰 唔爽 激气`,
  "1":
    `崩溃 绝望 抑郁 痛苦 心碎 生无可恋 糟透 糟糕透 想死 悲痛 撑不下去 大哭 哭了一场 痛不欲生 整个人都不好了 笑不出来`,
};

export const EN_MOODS: WordLists = {
  "5":
    `over_the_moon joy ecstatic thrilled elated amazing fantastic overjoyed euphoric on_top_of_the_world best_day_ever so_happy super_happy pumped stoked blessed in_love wonderful awesome buzzing on_cloud_nine`,
  "4":
    `happy great good glad grateful thankful calm content relaxed peaceful cheerful excited hopeful proud optimistic relieved energized refreshed chill joyful loved motivated satisfied comfortable confident upbeat inspired chuffed`,
  "3": `okay ok fine meh alright so-so neutral bored average indifferent numb`,
  "2":
    `sad sadness grief grieving furious cried crying sick_of sick_of_everything livid hangry tearful on_edge down low anxious stressed stressed_out worried nervous lonely angry mad upset annoyed frustrated irritated tired exhausted drained overwhelmed disappointed gloomy grumpy cranky moody hurt jealous guilty ashamed embarrassed scared
    afraid unhappy bummed blue burned_out burnt_out homesick insecure restless miserable rough tough crappy bad bitter fed_up gutted knackered on_edge unmotivated heartsick panicky shaky defeated`,
  "1":
    `depressed hopeless devastated heartbroken terrible awful horrible worthless broken suicidal panic_attack despair worst_day_ever sobbing crushed`,
};
