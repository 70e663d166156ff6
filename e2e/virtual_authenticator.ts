/** Chromium's own authenticator, which opens without a finger. @module */
import type { CDPSession } from "playwright-core";

/** Adds one to the page of this session; its id. */
export async function addAuthenticator(browser: CDPSession, isUserVerified: boolean): Promise<string> {
  await browser.send("WebAuthn.enable");
  const { authenticatorId } = await browser.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified,
      automaticPresenceSimulation: true,
    },
  });
  return authenticatorId;
}
