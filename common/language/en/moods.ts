/** Words of mood with their score, 1 (very low) to 5 (very high). @module */

import type { WordLists } from "../lexicon.ts";

export const EN_MOODS: WordLists = {
  "none":
    `happy_hour happy_birthday happy_new_year happy_halloween happy_thanksgiving happy_meal happy_ending`,
  "5":
    `feeling_brilliant feel_brilliant felt_brilliant feeling_fab couldn't_be_happier could_burst felt_incredible feel_incredible over_the_moon joy ecstatic thrilled elated amazing fantastic overjoyed euphoric on_top_of_the_world best_day_ever so_happy super_happy pumped stoked blessed in_love wonderful awesome buzzing on_cloud_nine beyond_happy happiest best_day best_mood best_night so_proud so_excited so_grateful in_heaven walking_on_air can't_stop_smiling cloud_nine giddy jubilant hyped psyched blissful bliss heart_is_full heart_so_full crying_happy_tears happy_tears living_my_best_life so_in_love absolutely_buzzing`,
  "4":
    `feel_reborn feeling_reborn reborn like_a_new_person like_a_new_man like_a_new_woman new_lease_of_life happy great good glad grateful thankful calm content relaxed peaceful cheerful excited hopeful proud optimistic relieved energized refreshed chill joyful loved motivated satisfied comfortable confident upbeat inspired chuffed chuffed_to_bits made_up made_my_day made_my_week proud_of_myself lifted_my_spirits in_good_spirits good_spirits in_good_form grand content_with gleeful merry warm_and_fuzzy fuzzy_inside over_it_in_a_good_way recharged light_hearted shiok syok buzzed grinning beaming chirpy perky heart_is_so_full heart_is_full good_vibes cheered_up cheered_right_up perked_up delira delighted_with lifted soothed zen in_my_element proud_mum_moment proud_dad_moment proud_mom_moment counting_my_blessings lucky_to_have spring_in_my_step on_a_high belly_laughed laughed_so_hard tears_of_joy loving_life grinning_like cosy_and_content butterflies_in_a_good_way in_a_good_mood good_mood great_mood feeling_good feeling_great feel_great feel_good on_top_form serene zen pleased delighted glowing positive hope touched moved_to_tears cosy cozy well_rested rested lighter weight_off_my_shoulders phew_so_relieved quietly_proud smug smiley giggly playful tickled merry in_high_spirits high_spirits human recharged laughed_so_hard laughed_so_much laughed_till laughed_until like_myself_again feeling_myself feel_alive feeling_alive at_peace fulfilled accomplished empowered appreciated energised jolly blessed`,
  "3":
    `okay ok fine meh alright so-so neutral bored average indifferent numb so_so could_be_better not_bad neither_here_nor_there blah`,
  "2":
    `under_so_much_pressure under_pressure under_a_lot_of_pressure so_tense feeling_tense really_tense so_empty feeling_empty feel_empty so_lost feeling_lost feel_lost really_lost feel_off feeling_off sluggish lethargic so_helpless feeling_helpless nervous_wreck bag_of_nerves rotten lousy feel_sick_about feeling_sick_about dreaded_everything dreaded like_crap like_shit like_garbage under_the_weather run_down sad sadness grief grieving furious cried crying sick_of sick_of_everything livid hangry tearful on_edge down low anxious stressed stressed_out worried nervous lonely angry mad upset annoyed frustrated irritated tired exhausted drained overwhelmed disappointed gloomy grumpy cranky moody hurt jealous guilty ashamed embarrassed scared
    afraid unhappy bummed blue burned_out burnt_out homesick insecure restless miserable rough tough crappy bad bitter fed_up gutted knackered on_edge unmotivated heartsick panicky shaky defeated bit_low low_today low_mood flat feeling_flat feeling_off off_today under_the_weather down_in_the_dumps in_a_funk in_a_rut funk teary welling_up choked_up bawled bawling weepy blubbing wept raging fuming seething pissed pissed_off ticked_off narked crushed deflated demoralised demoralized disheartened discouraged dejected despondent glum sulky sulking moping wound_up worked_up stressing stressin freaking_out freaked_out panicking panicked panic antsy jittery agitated irritable snappy short-tempered dreading dread apprehensive uneasy rattled shaken shook heavy-hearted heavy_heart heartache missing_home miss_home missing_mum lonesome left_out rejected unloved unwanted self-conscious humiliated mortified cringing in_bits broke_me floored_me floored in_a_mood in_a_foul_mood in_a_funk tight_with_worry sick_with_worry worried_sick wrong_side_of_the_bed could_scream could_cry want_to_cry wanna_cry rage raging anxiety feels_heavy so_heavy invisible having_a_wobble wobbly wobble head's_a_mess head_is_a_mess head_is_spinning feel_like_rubbish feel_rubbish missing_dad missing_mum missing_mom missing_him missing_her missing_them missing_you miss_him miss_her miss_them miss_dad miss_mum miss_mom miss_my hate_myself hate_how hate_this hate_that beside_myself lost_it lost_my_temper lost_my_rag snapped_at in_a_state can't_be_bothered cant_be_bothered down_bad bit_down going_spare pulling_my_hair_out at_my_wits_end at_the_end_of_my_tether had_it_up_to_here on_my_last_nerve doing_my_head_in could_burst_into_tears wrecked pure_wrecked up_to_ninety no_mood paiseh in_tatters sick_to_my_stomach stressing_out bricking_it sian scarlet spewing scundered gobsmacked heartsore cheesed crabby ratty cranky_pants bummed_out let_down rattled on_edge cried_in cried_at crying_in can't_stop_crying on_the_verge butterflies nerves nervy stage_fright creeped_out spooked homesick feeling_rough feel_rough grumps sour not_myself not_okay not_ok mopey fuming steaming regret regretful remorseful touchy resentful envious jaded cynical burnt burned-out burnt-out wiped_out fried spent_emotionally dead_inside so_done so_over_it over_it done_with_everything cba can't_cope not_coping struggling barely_coping overstimulated swamped drowning out_of_sorts foul_mood bad_mood grouchy cross cheesed_off hacked_off cut_up in_tears sobbed spiralling spiraling doom overthinking`,
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
  /^(?:good|great|bad|down|low|ok|okay|fine|mad|average|rough|blue|hurt|amazing|awesome|fantastic|wonderful|content|broken|tired|average|crushed|loved|terrible|awful|horrible|grand|cross|flat|sour|nerves|merry|rattled|scarlet|spewing|buzzed|fuming|steaming|sian|cheesed|spent|drowning|touched|positive|motivated|comfortable|ashamed|cut up|lighter|rested)$/;

/** Moods that are said of people and things as well. */
export const EN_ATTRIBUTES =
  /^(?:happy|sad|angry|lonely|calm|lovely|proud|tired|grumpy|bitter|sour|nervous)$/;

/** A thing right behind: no word that tells of when, why or how much. */
export const EN_OF_THING =
  /^ (?!(?:today|tonight|tomorrow|yesterday|now|rn|about|at|after|all|and|but|or|this|that|since|because|for|lately|again|inside|day|days|night|nights|morning|week|mood|moods|with|to|of|from|on|in|over|as|so|when|if|i|we|my|me|enough|right|still|too|really|tbh|lol|honestly|and)\b)[a-z]+/;
