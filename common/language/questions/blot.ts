/** Stands for what has been read of a question; a private character that no rule knows. @module */
export const BLOT = "\uE000";
