/** Who is signed in: the access token in memory, the refresh token kept for the next visit. @module */
import { Problem, problemOf, Unreachable } from "./problem.ts";

const REFRESH_TOKEN = "zhiji.refreshToken";
/** Held while a refresh token is exchanged: it is good once, and every tab has the same one. */
const REFRESH_LOCK = "zhiji.refresh";

export class Session {
  readonly #authUrl: string;
  #accessToken: string | null = null;
  #refreshing: Promise<void> | null = null;
  /** Called when the session is over for good. */
  onEnd: () => void = () => {};

  constructor(authUrl: string) {
    this.#authUrl = authUrl;
    // Signing out in one tab signs out all.
    addEventListener("storage", (event) => {
      if (event.key === REFRESH_TOKEN && event.newValue === null) this.#end();
    });
  }

  get isOpen(): boolean {
    return localStorage.getItem(REFRESH_TOKEN) !== null;
  }

  async signIn(email: string, password: string): Promise<void> {
    await this.#take({ grant_type: "password", username: email, password, client_id: "zhiji" });
  }

  async signOut(): Promise<void> {
    const token = localStorage.getItem(REFRESH_TOKEN);
    this.#end();
    if (token) await this.#post("/revoke", { token, token_type_hint: "refresh_token" });
  }

  /** A token for a call; refreshed where there is none. */
  async accessToken(): Promise<string> {
    if (this.#accessToken === null) await this.refresh(null);
    if (this.#accessToken === null) throw new Problem("unauthorized", "Not signed in");
    return this.#accessToken;
  }

  /** Gets a new access token unless the `refused` one has been replaced already. */
  async refresh(refused: string | null): Promise<void> {
    if (this.#accessToken !== refused) return;
    this.#refreshing ??= this.#exchange().finally(() => this.#refreshing = null);
    await this.#refreshing;
  }

  async #exchange(): Promise<void> {
    await navigator.locks.request(REFRESH_LOCK, async () => {
      // Read inside the lock: another tab may just have stored its successor.
      const token = localStorage.getItem(REFRESH_TOKEN);
      if (token === null) return this.#end();
      try {
        await this.#take({ grant_type: "refresh_token", refresh_token: token, client_id: "zhiji" });
      } catch (error) {
        if (error instanceof Problem && error.code === "invalid_grant") this.#end();
        throw error;
      }
    });
  }

  async #take(form: Record<string, string>): Promise<void> {
    const response = await this.#post("/token", form);
    if (!response.ok) throw await problemOf(response);
    const tokens = await response.json();
    this.#accessToken = tokens.access_token;
    localStorage.setItem(REFRESH_TOKEN, tokens.refresh_token);
  }

  async #post(path: string, form: Record<string, string>): Promise<Response> {
    try {
      return await fetch(this.#authUrl + path, { method: "POST", body: new URLSearchParams(form) });
    } catch (cause) {
      throw new Unreachable("the auth service does not answer", { cause });
    }
  }

  #end(): void {
    this.#accessToken = null;
    localStorage.removeItem(REFRESH_TOKEN);
    this.onEnd();
  }
}
