/** Who is signed in: the access token in memory, the refresh token kept for the next visit. @module */
import { challengeOf, newSecretText } from "./pkce.ts";
import { Problem, problemOf, Unreachable } from "./problem.ts";

const REFRESH_TOKEN = "zhiji.refreshToken";
/** What a refresh is sent again with where its answer was lost; kept as long as nobody has answered. */
const REFRESH_KEY = "zhiji.refreshKey";
/** Held while a refresh token is exchanged: it is good once, and every tab has the same one. */
const REFRESH_LOCK = "zhiji.refresh";
/** What this tab asked the sign-in page for, until it comes back. */
const ASKED = "zhiji.asked";
const CLIENT_ID = "zhiji";
/** Where the sign-in page sends people back to. */
export const CALLBACK_PATH = "/callback";
/** All that there is; asked for by administrators when they administrate. */
const ADMIN_SCOPE = "records:read records:write chat profile admin";

interface Asked {
  state: string;
  verifier: string;
  /** Path of the page to go on with. */
  back: string;
}

export class Session {
  readonly #authUrl: string;
  #accessToken: string | null = null;
  #scopes: ReadonlySet<string> = new Set();
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

  /** Whether the present token may do what administrators do. */
  get isAdmin(): boolean {
    return this.#scopes.has("admin");
  }

  async signIn(email: string, password: string): Promise<void> {
    await this.#take({ grant_type: "password", username: email, password });
  }

  /** Leaves for the sign-in page of the auth service, which asks for codes and passkeys too. */
  async askToSignIn({ admin = false, back = "/" } = {}): Promise<void> {
    const asked: Asked = { state: newSecretText(), verifier: newSecretText(), back };
    sessionStorage.setItem(ASKED, JSON.stringify(asked));
    const query = new URLSearchParams({
      response_type: "code",
      client_id: CLIENT_ID,
      redirect_uri: location.origin + CALLBACK_PATH,
      state: asked.state,
      code_challenge: await challengeOf(asked.verifier),
      code_challenge_method: "S256",
      ...(admin ? { scope: ADMIN_SCOPE } : {}),
    });
    location.assign(`${this.#authUrl}/authorize?${query}`);
  }

  /** Takes the sign-in page's answer out of the address, where there is one. */
  async takeAnswer(): Promise<void> {
    if (location.pathname !== CALLBACK_PATH) return;
    const answer = new URLSearchParams(location.search);
    const kept = sessionStorage.getItem(ASKED);
    sessionStorage.removeItem(ASKED);
    const asked: Asked | null = kept === null ? null : JSON.parse(kept);
    history.replaceState(null, "", asked?.back ?? "/");
    // RFC 9207: an answer that someone else made, or that nobody asked for, is worth nothing.
    if (asked === null || answer.get("state") !== asked.state || answer.get("iss") !== this.#authUrl) return;
    const code = answer.get("code");
    if (code === null) throw new Problem(answer.get("error") ?? "internal", "The sign-in page gave no code");
    const before = localStorage.getItem(REFRESH_TOKEN);
    await this.#take({
      grant_type: "authorization_code",
      code,
      code_verifier: asked.verifier,
      redirect_uri: location.origin + CALLBACK_PATH,
    });
    if (before !== null) await this.#revoke(before);
  }

  async signOut(): Promise<void> {
    const token = localStorage.getItem(REFRESH_TOKEN);
    this.#end();
    if (token) await this.#revoke(token);
  }

  /** The account is gone: nothing is left to be revoked. */
  forget(): void {
    this.#end();
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
      const key = localStorage.getItem(REFRESH_KEY) ?? newSecretText();
      localStorage.setItem(REFRESH_KEY, key);
      try {
        await this.#take({ grant_type: "refresh_token", refresh_token: token }, { "idempotency-key": key });
      } catch (error) {
        if (error instanceof Problem && error.code === "invalid_grant") this.#end();
        throw error;
      }
    });
  }

  async #take(form: Record<string, string>, headers: Record<string, string> = {}): Promise<void> {
    const response = await this.#post("/token", { ...form, client_id: CLIENT_ID }, headers);
    if (!response.ok) throw await problemOf(response);
    const tokens = await response.json();
    this.#accessToken = tokens.access_token;
    this.#scopes = new Set(String(tokens.scope).split(" "));
    localStorage.setItem(REFRESH_TOKEN, tokens.refresh_token);
    localStorage.removeItem(REFRESH_KEY);
  }

  async #revoke(token: string): Promise<void> {
    await this.#post("/revoke", { token, token_type_hint: "refresh_token" });
  }

  async #post(
    path: string,
    form: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    try {
      return await fetch(this.#authUrl + path, { method: "POST", headers, body: new URLSearchParams(form) });
    } catch (cause) {
      throw new Unreachable("the auth service does not answer", { cause });
    }
  }

  #end(): void {
    this.#accessToken = null;
    localStorage.removeItem(REFRESH_TOKEN);
    localStorage.removeItem(REFRESH_KEY);
    this.onEnd();
  }
}

/** Whether this sign-in takes more than a password: the sign-in page knows how to ask for it. */
export function needsSignInPage(thrown: unknown): boolean {
  return thrown instanceof Problem &&
    (thrown.code === "second_factor_required" || thrown.code === "unauthorized_client");
}
