/** Words of mood with their score, 1 (very low) to 5 (very high). @module */

import type { WordLists } from "../lexicon.ts";

export const EN_MOODS: WordLists = {
  "none":
    `happy_hour happy_birthday happy_new_year happy_halloween happy_thanksgiving happy_meal happy_ending`,
  "5":
    `over_the_moon joy ecstatic thrilled elated amazing fantastic overjoyed euphoric on_top_of_the_world best_day_ever so_happy super_happy pumped stoked blessed in_love wonderful awesome buzzing on_cloud_nine beyond_happy happiest best_day best_mood best_night so_proud so_excited so_grateful in_heaven walking_on_air can't_stop_smiling cloud_nine giddy jubilant hyped psyched blissful bliss heart_is_full heart_so_full crying_happy_tears happy_tears living_my_best_life so_in_love absolutely_buzzing`,
  "4":
    `happy great good glad grateful thankful calm content relaxed peaceful cheerful excited hopeful proud optimistic relieved energized refreshed chill joyful loved motivated satisfied comfortable confident upbeat inspired chuffed in_a_good_mood good_mood great_mood feeling_good feeling_great feel_great feel_good on_top_form serene zen pleased delighted glowing positive hope touched moved_to_tears cosy cozy well_rested rested lighter weight_off_my_shoulders phew_so_relieved quietly_proud smug smiley giggly playful tickled merry in_high_spirits high_spirits human recharged laughed_so_hard laughed_so_much laughed_till laughed_until like_myself_again feeling_myself feel_alive feeling_alive at_peace fulfilled accomplished empowered appreciated energised jolly blessed`,
  "3":
    `okay ok fine meh alright so-so neutral bored average indifferent numb so_so could_be_better not_bad neither_here_nor_there blah`,
  "2":
    `like_crap like_shit like_garbage under_the_weather run_down sad sadness grief grieving furious cried crying sick_of sick_of_everything livid hangry tearful on_edge down low anxious stressed stressed_out worried nervous lonely angry mad upset annoyed frustrated irritated tired exhausted drained overwhelmed disappointed gloomy grumpy cranky moody hurt jealous guilty ashamed embarrassed scared
    afraid unhappy bummed blue burned_out burnt_out homesick insecure restless miserable rough tough crappy bad bitter fed_up gutted knackered on_edge unmotivated heartsick panicky shaky defeated bit_low low_today low_mood flat feeling_flat feeling_off off_today under_the_weather down_in_the_dumps in_a_funk in_a_rut funk teary welling_up choked_up bawled bawling weepy blubbing wept raging fuming seething pissed pissed_off ticked_off narked crushed deflated demoralised demoralized disheartened discouraged dejected despondent glum sulky sulking moping wound_up worked_up stressing stressin freaking_out freaked_out panicking panicked panic antsy jittery agitated irritable snappy short-tempered dreading dread apprehensive uneasy rattled shaken shook heavy-hearted heavy_heart heartache missing_home miss_home missing_mum lonesome left_out rejected unloved unwanted self-conscious humiliated mortified cringing regret regretful remorseful touchy resentful envious jaded cynical burnt burned-out burnt-out wiped_out fried spent_emotionally dead_inside so_done so_over_it over_it done_with_everything cba can't_cope not_coping struggling barely_coping overstimulated swamped drowning out_of_sorts foul_mood bad_mood grouchy cross cheesed_off hacked_off cut_up in_tears sobbed spiralling spiraling doom overthinking`,
  "1":
    `depressed hopeless devastated heartbroken terrible awful horrible worthless broken suicidal panic_attack despair worst_day_ever sobbing crushed rock_bottom at_my_lowest lowest_i've_been want_to_disappear want_to_die can't_go_on inconsolable broke_down breakdown shattered_emotionally in_pieces falling_apart numb_with_grief`,
};

/** What is said right behind "mood", by score; tried in this order, which every language shares. */
export const EN_SAID_MOODS: readonly (readonly [words: string, score: number])[] = [
  ["down|low|bad|poor", 2],
  ["terrible|awful", 1],
  ["great|amazing|excellent", 5],
  ["good|up|positive", 4],
  ["ok|okay|so-?so|meh|neutral|fine|average", 3],
];

/** Words that are said of things as often as of oneself. */
export const EN_COMMON_MOODS =
  /^(?:good|great|bad|down|low|ok|okay|fine|mad|average|rough|blue|hurt|amazing|awesome|fantastic|wonderful|content|broken|tired|average|crushed|loved|terrible|awful|horrible)$/;
