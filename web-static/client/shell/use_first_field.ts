/** A form that a press has opened takes the focus: the button that was pressed is gone, and the focus with it. @module */
import { useLayoutEffect, useRef } from "hono/jsx/dom";

const FIELD = "input:not([type=hidden], [type=checkbox], [readonly]), textarea, select";

/** For the `ref` of the form. `autofocus` would not do: a document heeds it once. */
export function useFirstField(isOpen = true) {
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => form.current?.querySelector<HTMLElement>(FIELD)?.focus(), [isOpen]);
  return form;
}
