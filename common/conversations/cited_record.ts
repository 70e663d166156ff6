/** A record that an answer rests on, as it is when the answer is read. @module */
import { z } from "zod";
import { RecordSchema } from "../records/record.ts";

/** A record that was cited, as it is now; one that was deleted since has only its id. */
export const CitedRecord = z.union([
  RecordSchema,
  z.strictObject({ id: z.uuid(), deleted: z.literal(true) }),
]).meta({ id: "CitedRecord" });
export type CitedRecord = z.output<typeof CitedRecord>;
