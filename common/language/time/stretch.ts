/** Stretches of the local calendar, and which way a bare time looks. @module */

export type Grain =
  | "second"
  | "minute"
  | "hour"
  | "part"
  | "day"
  | "weekend"
  | "week"
  | "third"
  | "month"
  | "quarter"
  | "half"
  | "year";

/** Half-open stretch of local time; `start` is the moment itself for clock grains. */
export interface Stretch {
  start: number;
  end: number;
  grain: Grain;
  approximate: boolean;
  /** No date was said: the policy chose the day. */
  dayChosen: boolean;
  /** The hour could also be twelve hours off. */
  halfChosen: boolean;
}

/** Where a bare weekday, date or hour looks. */
export type Direction = "past" | "future";

/** A day or a longer period that a date names. */
export interface Day {
  start: number;
  end: number;
  grain: Grain;
  chosen: boolean;
}
