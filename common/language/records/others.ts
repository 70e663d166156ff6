/** Whether a clause tells of someone else. @module */

import { saysCue } from "../cues.ts";

/** The speaker as the one who acts: 我请的, but not 我妈. */
const OWN_DEED =
  /我(?!们?家?(?:[爸妈爷奶哥姐弟妹]|老[公婆板师]|同[事学]|朋友|室友|女儿|儿子|领导|媳妇|闺蜜|的|和我))(?!觉得|不信|听|看到|说)|\bi(?:'ve|'m|'d)?\s(?!heard|read|think|saw|know|guess|hear)[a-z]+|\bi paid\b|\bmy treat\b/;

/** isOthers() is true where another person acts and the speaker does not. */
export function isOthers(text: string): boolean {
  return saysCue(text, "other") && !saysCue(text, "toMe") && !OWN_DEED.test(text);
}
