/** The words of a person's own account, in English. @module */
import type { WireImported } from "../api/wire.ts";

export const accountEn = {
  code: "Code",
  codeHint: "From your authenticator app, or a recovery code",
  next: "Continue",
  copy: "Copy",
  copyAll: "Copy all",
  copied: "Copied",
  withSignInPage: "Sign in with a passkey or a code",

  emailHint: "Where we send mail about your account.",
  emailVerified: "confirmed",
  emailUnverified: "not confirmed yet",
  emailVerify: "Send confirmation link",
  emailSent: (email: string) => `A link is on its way to ${email}`,
  emailChange: "Change email",
  emailNew: "New address",
  emailSend: "Send the link",
  emailChangeSent: (email: string) =>
    `Open the link in the mail to ${email} within a day. Until then your address stays as it is.`,
  emailConfirmed: "Your address is confirmed.",
  linkOver: "This link has expired or was already used.",

  forgot: "Forgot your password?",
  forgotHint: "We’ll email you a link to choose a new one.",
  sendLink: "Send the link",
  forgotSent: (email: string) =>
    `If ${email} has an account here, the link is on its way. It works for 30 minutes.`,
  backToSignIn: "Back to sign in",
  choosePassword: "Choose a new password",
  passwordSet: "Your password is changed. Every device has been signed out.",

  passwordHint: "Only you know it; not even this server does.",
  changePassword: "Change password",
  currentPassword: "Current password",
  newPassword: "New password",
  alsoEndOthers: "Also sign out everywhere else",
  passwordChanged: (ended: number) =>
    ended === 0
      ? "Password changed"
      : `Password changed · ${ended} other ${ended === 1 ? "session" : "sessions"} ended`,

  totp: "Two-step verification",
  totpHint: "After your password, enter a code from an app on your phone.",
  totpOn: (codes: number) => `On · ${codes} recovery ${codes === 1 ? "code" : "codes"} left`,
  totpOff: "Off",
  totpAdd: "Set up an authenticator app",
  totpRemove: "Turn off",
  totpRemoved: "Two-step verification is off",
  totpRenew: "New recovery codes",
  totpScan: "Scan this with an authenticator app, or type the secret into it.",
  totpQr: "QR code of the secret",
  totpSecret: "Secret",
  totpOpen: "Open in an app on this device",
  totpFirstCode: "The code that the app shows",
  totpConfirm: "Turn on",
  recoveryHint:
    "Each of these opens your account once if the phone is lost. They are shown only now: keep them safe.",
  recoveryKept: "I have kept them",

  passkeys: "Passkeys",
  passkeysHint:
    "Sign in with a fingerprint, your face or the device's lock instead of a password. Nothing to remember, nothing to steal.",
  noPasskeys: "None yet",
  passkeyUse: "Use a passkey",
  passkeyAdd: "Add a passkey",
  passkeyName: "Name of this device",
  passkeyMake: "Create passkey",
  passkeyAdded: "Passkey added",
  passkeyRemove: "Remove passkey",
  passkeyRemoved: "Passkey removed",
  passkeySince: (when: string) => `Added: ${when}`,
  passkeyUnsupported: "This browser cannot make passkeys.",

  sessions: "Signed-in devices",
  sessionsHint: "Where your account is signed in now.",
  unknownDevice: "Unknown device",
  thisDevice: "This device",
  lastUsed: (when: string) => `Last used: ${when}`,
  signedIn: (when: string) => `Signed in: ${when}`,
  end: "Sign out",
  endOthers: "Sign out everywhere else",
  sessionsEnded: (count: number) => count === 1 ? "1 session ended" : `${count} sessions ended`,

  apiKeys: "API keys",
  apiKeysHint: "For your own programs. A key can never manage keys or passwords.",
  neverUsed: "Never used",
  noExpiry: "No expiry",
  expires: (when: string) => `Expires ${when}`,
  addKey: "Create key",
  keyName: "Name",
  keyNameExample: "Backup script",
  keyMay: "Permissions",
  keyLife: "Expires after",
  days: (days: number) => `${days} days`,
  secret: "Your new key",
  secretHint: "It is shown only once. Copy it to where you will use it.",
  scopes: {
    "records:read": "Read records",
    "records:write": "Add and change records",
    chat: "Ask questions",
    profile: "Read and change the profile",
    admin: "Administer the server",
  } as Record<string, string>,

  model: "Language model",
  modelHint: "It words the answers; the numbers always come from your records.",
  noModel: "None is set up here. The built-in understanding answers on its own.",
  modelResting: "Paused",
  budget: (used: string, max: string | null) =>
    max === null ? `${used} tokens used today` : `${used} of ${max} tokens used today`,
  budgetSpent: "Today's budget is used up. The built-in understanding answers until tomorrow.",

  lessons: "What it has learned",
  lessonsHint: "Each correction you make changes how similar lines are read. Remove any that is wrong.",
  noLessons: "Nothing yet. Correct a record and it will show up here.",
  forgetLesson: (text: string) => `Forget what “${text}” has taught`,
  forgetAll: "Forget all of it",
  forgotAll: (count: number) => count === 1 ? "1 correction forgotten" : `${count} corrections forgotten`,

  data: "Your data",
  dataHint: "Everything as JSON, CSV and Markdown in one zip. The same zip, or a CSV, can be imported again.",
  countRecords: "records",
  countTrash: "in the trash",
  countConversations: "kept conversations",
  export: "Export everything",
  import: "Import…",
  imported: ({ records, skipped }: WireImported) =>
    `${records} ${records === 1 ? "record" : "records"} imported` +
    (skipped > 0 ? `, ${skipped} already there` : ""),

  erase: "Delete account",
  eraseHint: "Permanently deletes your account and every record. It cannot be undone.",
  eraseType: (email: string) => `Type ${email} to confirm`,
  eraseMismatch: "This is not the email of this account",
  eraseNow: "Delete forever",
};
