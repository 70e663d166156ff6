/** A link from a mail, which the page was opened with. @module */

export interface MailLink {
  kind: "verify-email" | "reset-password";
  token: string;
}

const LINK = /^#\/(verify-email|reset-password)\?token=([\w-]{1,128})$/;

/** Reads it; the secret stands in the fragment, which no server sees. */
export function mailLinkOf(hash: string): MailLink | null {
  const match = LINK.exec(hash);
  return match ? { kind: match[1] as MailLink["kind"], token: match[2]! } : null;
}

/** Takes it out of the address, so that it is in no history and no bookmark. */
export function takeMailLink(): MailLink | null {
  const link = mailLinkOf(location.hash);
  if (link) history.replaceState(null, "", "/");
  return link;
}
