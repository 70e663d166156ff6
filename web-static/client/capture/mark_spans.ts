/** Cuts a line into pieces at the values that were read from it. @module */
import type { Span, WireValue } from "../api/wire.ts";

export interface SpanPiece {
  text: string;
  kind: WireValue["kind"] | null;
}

/** The whole line in order; where values overlap, the earlier and longer one is shown. */
export function markSpans(
  text: string,
  values: readonly { span: Span; kind: WireValue["kind"] }[],
): SpanPiece[] {
  const pieces: SpanPiece[] = [];
  let at = 0;
  for (
    const { span, kind } of [...values].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
  ) {
    if (span.start < at || span.end > text.length || span.end <= span.start) continue;
    if (span.start > at) pieces.push({ text: text.slice(at, span.start), kind: null });
    pieces.push({ text: text.slice(span.start, span.end), kind });
    at = span.end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), kind: null });
  return pieces;
}
