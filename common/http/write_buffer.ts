/**
 * One system call an answer instead of two. Deno 2.9 (libs/http_h1/conn.rs) sends head and body together only
 * where both fit the connection's write buffer. That has 512 bytes, less than one record with its head, and
 * grows only when a head is longer; grown, it stays until a streamed answer ends. So now and then an answer
 * carries a long header, and a connection that is kept alive sends its small answers whole: a seventh of the
 * processor time of reading a record. docs/performance.md has the figures.
 * @module
 */

/** Prime, so that connections taking turns all get theirs; an answer pays 17 bytes for it on average. */
const ANSWERS_BETWEEN = 61;
/** A head over 1,024 bytes makes a buffer of 2,048; proxies take heads of 4,096 and more. */
const PADDING = "0".repeat(1_024);

let answers = 0;

/** Adds `x-padding` to the headers of one answer in 61. */
export function growWriteBuffer<Headers extends Record<string, string>>(headers: Headers): Headers {
  if (++answers % ANSWERS_BETWEEN === 0) (headers as Record<string, string>)["x-padding"] = PADDING;
  return headers;
}
