/** Whether a clause tells of someone else. @module */

import { saysCue } from "../cues.ts";
import type { Clause, Sentence } from "./clauses.ts";
import type { Line } from "./line.ts";

/** The speaker as the one who acts: 我请的, but not 我妈. */
const OWN_DEED =
  /(?:奖励|带|陪|帮|送|请|替)了?(?:他|她|孩子|女儿|儿子|爸妈?|妈妈?|我[爸妈])|随礼|随了|随份子|收到|领到|收返|我(?!们?家?(?:[爸妈爷奶哥姐弟妹]|老[公婆板师]|同[事学]|朋友|室友|女儿|儿子|领导|媳妇|闺蜜|的|和我))(?!觉得|不信|听|看到|说)|\bi(?:'ve|'m|'d)?\s(?!heard|read|think|saw|know|guess|hear)[a-z]+|\bi paid\b|\bmy treat\b/;

/** isOthers() is true where another person acts and the speaker does not. */
export function isOthers(text: string, agents: readonly string[] = []): boolean {
  if (saysCue(text, "toMe") || OWN_DEED.test(text)) return false;
  return saysCue(text, "other") || agents.some((agent) => text.includes(agent));
}

/** isOthersIn() is true where the last to act in a sentence, up to a clause of it, is another person. */
export function isOthersIn(line: Line, sentence: Sentence, until: Clause): boolean {
  let others = false;
  for (const clause of sentence.clauses) {
    if (clause.start >= until.end) break;
    const text = line.text.slice(clause.start, Math.min(clause.end, until.end));
    if (saysCue(text, "toMe") || OWN_DEED.test(text)) others = false;
    else if (isOthers(text, line.agents)) others = true;
  }
  return others;
}

const AGENT =
  /(?:^|[.!?,;:]\s*)([A-Z][a-z]{1,15}(?: and [A-Z][a-z]{1,15})?) (ran|bought|spent|paid|earned|won|weighs?|weighed|got|walked|slept|lost|sold|swam|hiked|cycled|biked|drove|is|was|has|had|owes|owed|finished|played)\b/g;
/** Capitalised words that begin a sentence and are no name. */
const NO_NAME =
  /^(?:Today|Yesterday|Tonight|Finally|Just|Also|Then|So|And|This|That|Lunch|Dinner|Breakfast|Coffee|Only|Already|Actually|Again|Still|Now|Later|First|Next|Last|Never|Almost|Barely|Nearly|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|It|We|They|You|Rent|Bill|Morning|Afternoon|Evening|Ok|Well|But|Or|Both|Everyone|Who|What|Uber|Amazon|Electricity|Groceries)$/;

/** agentsIn() lists names that act in a line, told by their capitals: "sarah ran" of "Sarah ran a marathon". */
export function agentsIn(original: string): string[] {
  return Array.from(original.slice(0, 4000).matchAll(AGENT))
    .filter((match) => !NO_NAME.test(match[1]!))
    .map((match) => `${match[1]} ${match[2]}`.toLowerCase()).slice(0, 8);
}
