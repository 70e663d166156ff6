/** What a person does who is not signed in: makes an account, and comes back with links from mails. @module */
import { fetchOrFail } from "./caller.ts";
import { problemOf } from "./problem.ts";

export class AccessApi {
  readonly #authUrl: string;

  constructor(authUrl: string) {
    this.#authUrl = authUrl;
  }

  register = (
    account: { email: string; password: string; locale: string; timezone: string },
  ): Promise<void> => this.#post("/register", account);

  /** Whether the address is an account's is not told. */
  forgotPassword = (email: string): Promise<void> => this.#post("/password/forgot", { email });

  /** `token` is the one from the mail; every session ends. */
  resetPassword = (token: string, password: string): Promise<void> =>
    this.#post("/password/reset", { token, password });

  verifyEmail = (token: string): Promise<void> => this.#post("/email/verify", { token });

  async #post(path: string, body: unknown): Promise<void> {
    const response = await fetchOrFail(this.#authUrl + path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw await problemOf(response);
    await response.body?.cancel();
  }
}
