/** What an answer says, without the thoughts that some endpoints send as text before it, in `<think>` marks. @module */

const BEGIN = "<think>";
const END = "</think>";

export class SpokenText {
  /** Whether it is known that no thoughts come any more. */
  #speaks = false;
  #thinks = false;
  #held = "";

  /** What may be read on of the next piece; only the beginning of an answer is looked at. */
  push(text: string): string {
    if (this.#speaks) return text;
    this.#held += text;
    if (!this.#thinks) {
      const begun = this.#held.trimStart();
      const space = this.#held.slice(0, this.#held.length - begun.length);
      this.#held = begun;
      // As long as it may still become the mark; white space need not be held for that, it may know no end.
      if (begun.length < BEGIN.length && BEGIN.startsWith(begun)) return space;
      if (!begun.startsWith(BEGIN)) return this.#speak(space + begun);
      this.#thinks = true;
      this.#held = begun.slice(BEGIN.length);
      return space + this.#afterThoughts();
    }
    return this.#afterThoughts();
  }

  #afterThoughts(): string {
    const at = this.#held.indexOf(END);
    if (at >= 0) return this.#speak(this.#held.slice(at + END.length));
    this.#held = this.#held.slice(1 - END.length);
    return "";
  }

  /** What was held because it might have become a mark. */
  end(): string {
    return this.#thinks ? "" : this.#speak(this.#held);
  }

  #speak(text: string): string {
    this.#speaks = true;
    this.#thinks = false;
    this.#held = "";
    return text;
  }
}
