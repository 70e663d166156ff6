/** The fields that several OAuth forms share. @module */
import { z } from "zod";
import { AppError } from "../../common/error.ts";
import { type Scope, SCOPES } from "../../common/operation.ts";
import type { KnownClient } from "../../common/identity/clients.ts";

export const ClientId = z.string().min(1).max(128).optional();
export const ClientSecret = z.string().min(1).max(256).optional();
export const ScopeText = z.string().max(512).optional();
export const Token = z.string().min(1).max(4096);

/** A field that this grant needs, or `invalid_request`. */
export function required(name: string, value: string | undefined): string {
  if (value === undefined || value === "") {
    throw new AppError("invalid_request", `Cannot issue a token: ${name} is missing`);
  }
  return value;
}

/**
 * The scopes a client asks for, or all it may have but `admin`, which must be asked for; `admin` is for
 * administrators alone.
 */
export function grantScope(
  asked: string | null | undefined,
  client: KnownClient,
  role: "user" | "administrator",
): string {
  const words = [...new Set((asked ?? "").trim().split(/ +/).filter(Boolean))];
  if (words.length === 0) {
    return SCOPES.filter((scope) => scope !== "admin" && client.scopes.has(scope)).join(" ");
  }
  const isKnown = (word: string): word is Scope => (SCOPES as readonly string[]).includes(word);
  if (
    !words.every((word) => isKnown(word) && client.scopes.has(word)) ||
    (words.includes("admin") && role !== "administrator")
  ) {
    throw new AppError("invalid_scope", "Cannot issue a token: a scope is not known or not for this account");
  }
  return words.join(" ");
}
