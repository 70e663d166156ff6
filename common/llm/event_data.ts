/** The data of server-sent events in a body, many at a time: streams of transforms cost five times as much. @module */
import { AttemptFailure } from "./model_error.ts";

/** An event longer than any honest one: whoever sends it is not read on. */
const EVENT_CHARS_MAX = 4_194_304;

/**
 * Takes a body apart into the data of its events, WHATWG HTML §9.2.6; names and ids of events are passed over.
 * Throws {@link AttemptFailure} `too_large` where one does not end.
 */
export class EventData {
  readonly #decoder = new TextDecoder();
  /** The line that has not ended yet. */
  #rest = "";
  /** The data of the event that has not ended yet. */
  #data = "";
  /** A line ended with a carriage return, so a line feed that comes next ends none. */
  #wasReturn = false;

  /** Data of the events that end in `bytes`. */
  push(bytes: Uint8Array): string[] {
    let text = this.#decoder.decode(bytes, { stream: true });
    if (this.#wasReturn && text !== "") {
      if (text.charCodeAt(0) === 10) text = text.slice(1);
      this.#wasReturn = false;
    }
    const ended: string[] = [];
    let from = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code !== 10 && code !== 13) continue;
      this.#line(this.#rest + text.slice(from, at), ended);
      this.#rest = "";
      if (code === 13) {
        if (at + 1 === text.length) this.#wasReturn = true;
        else if (text.charCodeAt(at + 1) === 10) at++;
      }
      from = at + 1;
    }
    this.#rest += text.slice(from);
    if (this.#rest.length + this.#data.length > EVENT_CHARS_MAX) throw new AttemptFailure("too_large");
    return ended;
  }

  /** Data of a last event that no blank line ended, as some endpoints send it. */
  end(): string[] {
    const ended: string[] = [];
    this.#line(this.#rest, ended);
    this.#line("", ended);
    this.#rest = "";
    return ended;
  }

  #line(line: string, ended: string[]): void {
    if (line === "") {
      if (this.#data !== "") ended.push(this.#data.slice(0, -1));
      this.#data = "";
    } else if (line.startsWith("data:")) {
      this.#data += line.slice(line.charCodeAt(5) === 32 ? 6 : 5) + "\n";
    }
  }
}
