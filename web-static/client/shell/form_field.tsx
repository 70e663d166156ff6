/** A labelled field of a form with its hint and what is wrong with it. @module */
import type { Child } from "hono/jsx";

interface Props {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  children?: Child;
}

export function FormField({ label, hint, error, children }: Props) {
  return (
    <label class={error ? "field wrong" : "field"}>
      <span class="field-label">{label}</span>
      {children}
      <span class="field-note" aria-live="polite">{error ?? hint ?? ""}</span>
    </label>
  );
}
