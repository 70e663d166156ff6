/** Words of mood with their score, 1 (very low) to 5 (very high). @module */

import type { WordLists } from "../lexicon.ts";

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
