/** The types of records that a person makes. @module */
import { type Caller, ifMatch } from "./caller.ts";

export interface WireType {
  /** As records name it. */
  name: string;
  label: string;
  /** JSON Schema of data. */
  schema: Record<string, unknown>;
  /** Words that tell of it in a line. */
  cues: string[];
  builtIn: boolean;
  version: number;
}

/** What a changed schema says of the records that are there. */
export interface WireTypeCheck {
  checked: number;
  /** How many do not fit; `failing` has the first of them. */
  failed: number;
  failing: { recordId: string; errors: { path: string; message: string }[] }[];
}

export class TypesApi {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /** Those of the person's own. */
  own(): Promise<WireType[]> {
    return this.#caller.all("mobile", "/types?builtIn=false");
  }

  add(type: Pick<WireType, "name" | "label" | "schema" | "cues">): Promise<WireType> {
    return this.#caller.json("mobile", "/types", { method: "POST", body: type });
  }

  change(
    { name, version }: WireType,
    change: Pick<WireType, "label" | "schema" | "cues">,
  ): Promise<WireType & { check: WireTypeCheck }> {
    return this.#caller.json("mobile", `/types/${name}`, {
      method: "PATCH",
      body: change,
      headers: ifMatch(version),
    });
  }

  remove({ name, version }: WireType): Promise<void> {
    return this.#caller.json("mobile", `/types/${name}`, { method: "DELETE", headers: ifMatch(version) });
  }
}
