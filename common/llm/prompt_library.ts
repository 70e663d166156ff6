/** The prompts: files that come with the program, and administrators' texts that stand in for them. @module */
import type { Clock } from "../clock.ts";
import { newRow } from "../database/new_row.ts";
import type { Database } from "../database/open_database.ts";
import { isUniqueViolation } from "../database/storage_error.ts";
import { changedMeanwhile, invalidField, notFound, StartError } from "../error.ts";
import { auditStatement } from "../identity/audit_log.ts";
import { parsePrompt, type Prompt, renderPrompt, wrongVariables } from "./prompt_file.ts";

const FOLDER = new URL("../../prompts/", import.meta.url);
export const PROMPT_NAMES = ["chat", "refine", "summarize", "compress", "read_image"] as const;
export type PromptName = typeof PROMPT_NAMES[number];

/** A prompt as it holds now. */
export interface HeldPrompt extends Prompt {
  /** `1` of a file, `1+3` where an administrator's third text stands in for it. */
  label: string;
  overridden: boolean;
  /** Version of the last administrator's change, 0 where there was none. */
  revision: number;
}

/** One change of an administrator's. */
export interface PromptVersion {
  version: number;
  /** Null: back to the file's text. */
  text: string | null;
  authorId: string;
  createdAt: string;
}

/** A prompt ready to be sent, and what the log of calls says of it. */
export interface RenderedPrompt {
  text: string;
  outputTokensMax: number;
  temperature: number;
  used: { name: string; version: string };
}

const LAST = "SELECT version, text FROM prompt_versions WHERE name = ? ORDER BY version DESC LIMIT 1";
const VERSIONS = `SELECT version, text, author_id, created_at FROM prompt_versions
  WHERE name = ?1 AND (?2 IS NULL OR version < ?2) ORDER BY version DESC LIMIT ?3`;
const INSERT = `INSERT INTO prompt_versions (id, created_at, updated_at, name, version, text, author_id)
  VALUES (?, ?, ?, ?, ?, ?, ?)`;

export class PromptLibrary {
  readonly #files: ReadonlyMap<string, Prompt>;
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock, files: ReadonlyMap<string, Prompt> = readPromptFiles()) {
    this.#files = files;
    this.#database = database;
    this.#clock = clock;
  }

  async list(): Promise<HeldPrompt[]> {
    return await Promise.all(PROMPT_NAMES.map((name) => this.get(name)));
  }

  async get(name: string): Promise<HeldPrompt> {
    const file = this.#files.get(name);
    if (!file) throw notFound("prompt");
    const [row] = await this.#database.rows<[number, string | null]>({ sql: LAST, args: [name] });
    const [revision, text] = row ?? [0, null];
    return {
      ...file,
      revision,
      overridden: text !== null,
      text: text ?? file.text,
      label: text === null ? file.version : `${file.version}+${revision}`,
    };
  }

  /** Changes by administrators, the newest first, with `before` only older ones. */
  async versions(name: string, before: number | null, limit: number): Promise<PromptVersion[]> {
    if (!this.#files.has(name)) throw notFound("prompt");
    type Row = [number, string | null, string, string];
    const rows = await this.#database.rows<Row>({ sql: VERSIONS, args: [name, before, limit] });
    return rows.map(([version, text, authorId, createdAt]) => ({ version, text, authorId, createdAt }));
  }

  async render(name: PromptName, values: Readonly<Record<string, string>>): Promise<RenderedPrompt> {
    const prompt = await this.get(name);
    return {
      text: renderPrompt(prompt.text, values),
      outputTokensMax: prompt.outputTokens,
      temperature: prompt.temperature,
      used: { name, version: prompt.label },
    };
  }

  /** Throws `invalid_input` where a text could not stand in for the file's. */
  check(name: string, text: string): void {
    const file = this.#files.get(name);
    if (!file) throw notFound("prompt");
    const wrong = wrongVariables(text, file.variables, false);
    if (wrong !== null) throw invalidField("text", wrong);
  }

  /** A new version that holds from now on; null returns to the file's text. */
  async replace(
    name: string,
    text: string | null,
    authorId: string,
    expectedVersion: number | undefined,
  ): Promise<HeldPrompt> {
    const { revision } = await this.get(name);
    if (text !== null) this.check(name, text);
    if (expectedVersion !== undefined && expectedVersion !== revision) throw changedMeanwhile();
    const { id, createdAt } = newRow(this.#clock);
    try {
      const args = [id, createdAt, createdAt, name, revision + 1, text, authorId];
      const detail = { prompt: name, version: revision + 1, overridden: text !== null };
      await this.#database.commit([
        { sql: INSERT, args },
        auditStatement(this.#clock, { actorId: authorId, action: "prompt_changed", detail }),
      ]);
    } catch (error) {
      throw isUniqueViolation(error) ? changedMeanwhile() : error;
    }
    return await this.get(name);
  }
}

/** Reads and checks every prompt file, so that a mistake in one stops the start and not a call. */
export function readPromptFiles(folder: URL = FOLDER): Map<string, Prompt> {
  return new Map(PROMPT_NAMES.map((name) => {
    const path = `prompts/${name}.md`;
    const prompt = parsePrompt(Deno.readTextFileSync(new URL(`${name}.md`, folder)), path);
    if (prompt.name !== name) throw new StartError(`${path}: name is ${prompt.name}`);
    return [name, prompt];
  }));
}
