/** Which words of an English question name what is looked for. @module */

/** Words of a question that no record is looked for by. */
const STOP: ReadonlySet<string> = new Set(
  `a an the as log logged my me i we our us you your it its is was were are be been being am do does did done doing have has had having in on at of for to from with by over during and or so that this
  these those there here what whats which how much many long far often time times all any some please tell can could would should will go goes went gone going get got getting gotten take took taken use used
  ever about since per each every out money amount total one ones thing things stuff day days week weeks month months year years today record records recorded entry entries say said where when who why
  between lately recently again play played see saw just up down left still if than more less then now ok okay well hey hi thanks anything something everything bill drink drank trip vacation far
  don't didn't doesn't isn't haven't not no only also too really actually roughly exactly altogether overall so but into onto off both either else others other tagged labelled labeled tag tags show list
  know need want like let's lets give find check remember put keep kept give gave come came made make set cost much usually normally actually yet already before after ago around near
  number lot lots bit kind sort whole part most least same different new last first next previous current spend spent blow blew order ordered session sessions fine please km kms kilometre kilometres kilometer kilometers mile miles kg kilos kilo pounds lbs minutes minute mins hours hour
  calories steps cups back through under over within whole entire combined each total totals full exact latest currently happen happened happens date dates usually grouped group split broken visit visits back set run into worth sum count average median rank sort sorted ticked tick off they them come came emotionally moment
  start started end ended his her their him them ending held being taking place plate night nights tracked single splurge run usually every wanted thru there ther instead remind split breakdown rough ballpark coming looking eat eaten given away watch watched burned kinda sorta ate clocked racked reckon business lot across everything once paid pull`
    .split(/\s+/),
);

/** enQuestionWords() gives a word that records are searched for; the search itself knows its plural. */
export function enQuestionWords(piece: string): string[] {
  if (/[㐀-鿿]/.test(piece)) return [];
  const word = piece.replace(/^['(\[]+|[')\]]+$/g, "").replace(/'(?:s|ve|re|ll|d|m)?$/, "");
  if (word.length < 2 || STOP.has(word) || STOP.has(piece) || !/[\p{L}\p{N}]/u.test(word)) return [];
  return [word];
}
