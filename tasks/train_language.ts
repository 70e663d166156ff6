/** `deno task train:language`: learns the weights of words from the golden lines for building, the same every time. @module */

import { TRAINING_FILES, type TrainingLine, trainWeights } from "../common/language/weights/train_weights.ts";
import { WEIGHED_TYPES } from "../common/language/weights/weigh_types.ts";

const LANGUAGE = new URL("../common/language/", import.meta.url);

async function lines(name: string): Promise<TrainingLine[]> {
  const text = await Deno.readTextFile(new URL(`golden/${name}`, LANGUAGE));
  return text.split("\n").filter((row) => row.trim() !== "").map((row) => JSON.parse(row));
}

const table = trainWeights((await Promise.all(TRAINING_FILES.map(lines))).flat(), WEIGHED_TYPES);
const rows = Object.entries(table).map(([feature, row]) =>
  `  ${JSON.stringify(feature)}: [${row.join(", ")}]`
);
await Deno.writeTextFile(new URL("weights/type_weights.json", LANGUAGE), `{\n${rows.join(",\n")}\n}\n`);
Deno.stdout.writeSync(new TextEncoder().encode(`${rows.length} features\n`));
