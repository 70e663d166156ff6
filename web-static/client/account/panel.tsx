/** A part of the settings with its heading and a word about it. @module */
import type { Child } from "hono/jsx";

interface Props {
  name: string;
  title: string;
  hint?: string;
  children?: Child;
}

export function Panel({ name, title, hint, children }: Props) {
  return (
    <section class="panel" id={name} aria-label={title}>
      <h2>{title}</h2>
      {hint && <p class="quiet panel-hint">{hint}</p>}
      {children}
    </section>
  );
}
