/**
 * `deno task eval:recognizers -- <folder>`: the grammar on Microsoft's Recognizers specs (MIT, not part of this
 * repository). `--misses` prints what differs; where on purpose, docs/language.md says why.
 * @module
 */

import {
  scoreCurrency,
  scoreDateTimes,
  type Spec,
  type SpecScore,
} from "../common/language/eval/score_recognizers.ts";

const [folder] = Deno.args.filter((arg) => !arg.startsWith("--"));
const out = (text: string) => Deno.stdout.writeSync(new TextEncoder().encode(text + "\n"));
if (folder === undefined) {
  out("usage: deno task eval:recognizers -- <folder with DateTime/Chinese/DateTimeModel.json …>");
  Deno.exit(2);
}

async function specs(path: string): Promise<Spec[]> {
  return JSON.parse((await Deno.readTextFile(`${folder}/${path}`)).replace(/^\uFEFF/, ""));
}

/** There lunar dates are read as Gregorian ones. */
const isLunar = ({ Input }: Spec) =>
  /农历|阴历|農曆|陰曆|正月|腊月|大年|除夕|初[一二三四五六七八九十]/.test(Input);

function report(name: string, score: SpecScore): void {
  out(`${name.padEnd(20)} ${score.right}/${score.total}  ${(100 * score.right / score.total).toFixed(1)} %`);
  if (!Deno.args.includes("--misses")) return;
  for (const { input, text, expected, actual } of score.misses) {
    out(`  ${JSON.stringify(input).slice(0, 160)}\n     ${text} → ${expected}\n     read: ${actual}`);
  }
}

report("DateTime/Chinese", scoreDateTimes(await specs("DateTime/Chinese/DateTimeModel.json"), isLunar));
report("DateTime/English", scoreDateTimes(await specs("DateTime/English/DateTimeModel.json"), () => false));
report("Currency/Chinese", scoreCurrency(await specs("NumberWithUnit/Chinese/CurrencyModel.json")));
report("Currency/English", scoreCurrency(await specs("NumberWithUnit/English/CurrencyModel.json")));
