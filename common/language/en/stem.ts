/** English words without their endings. @module */

/** stem() takes the common endings off an English word: runs, running, ran stay apart only where letters differ. */
export function stem(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  if (word.endsWith("ies") && word.length > 4) return word.slice(0, -3) + "y";
  if (/(?:ss|us|is)$/.test(word)) return word;
  if (/(?:ches|shes|xes|zes|sses)$/.test(word)) return word.slice(0, -2);
  if (word.endsWith("s")) return stem(word.slice(0, -1));
  for (const ending of ["ing", "ed"]) {
    if (!word.endsWith(ending)) continue;
    const root = word.slice(0, -ending.length);
    if (root.length < 3 || !/[aeiouy]/.test(root)) return word;
    if (/([bdgklmnprt])\1$/.test(root)) return root.slice(0, -1);
    return root;
  }
  return word.endsWith("e") && word.length > 4 ? word.slice(0, -1) : word;
}
