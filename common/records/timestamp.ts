/** RFC 3339 times from clients, turned into the one stored form. @module */
import { z } from "zod";
import { toTimestamp } from "../clock.ts";

/** Earlier and later years do not fit the stored form, which must sort as text. */
const EARLIEST_MS = Date.parse("0001-01-01T00:00:00Z");
const LATEST_MS = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** A time with its offset, e.g. `2026-03-18T12:30:00+08:00`; becomes UTC with milliseconds. */
export const Timestamp = z.iso.datetime({
  offset: true,
  error: "must be a time such as 2026-03-18T12:30:00+08:00",
}).refine((text) => {
  const at = Date.parse(text);
  return at >= EARLIEST_MS && at <= LATEST_MS;
}, { error: "must be a real time between the years 1 and 9999", abort: true }).overwrite((text) =>
  toTimestamp(Date.parse(text))
);
