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

  emailHint: "Where mails about your account go.",
  emailVerified: "confirmed",
  emailUnverified: "not confirmed yet",
  emailVerify: "Send the link to confirm it",
  emailSent: (email: string) => `A link is on its way to ${email}`,
  emailChange: "Use another address",
  emailNew: "New address",
  emailSend: "Send the link",
  emailChangeSent: (email: string) =>
    `Open the link in the mail to ${email} within a day. Until then your address stays as it is.`,
  emailConfirmed: "Your address is confirmed.",
  linkOver: "This link is no longer good: it was used, or is too old.",

  forgot: "Forgot your password?",
  forgotHint: "We’ll email you a link to choose a new one.",
  sendLink: "Send the link",
  forgotSent: (email: string) =>
    `If ${email} has an account here, the link is on its way. It is good for 30 minutes.`,
  backToSignIn: "Back to signing in",
  choosePassword: "Choose a new password",
  passwordSet: "Your new password holds. Every device has been signed out.",

  passwordHint: "Known to nobody but you; not even to this server.",
  changePassword: "Change password",
  currentPassword: "Present password",
  newPassword: "New password",
  alsoEndOthers: "Also sign out everywhere else",
  passwordChanged: (ended: number) =>
    ended === 0
      ? "Password changed"
      : `Password changed · ${ended} other ${ended === 1 ? "session" : "sessions"} ended`,

  totp: "Second factor",
  totpHint: "A code from an app on your phone, asked for after the password.",
  totpOn: (codes: number) => `On · ${codes} recovery ${codes === 1 ? "code" : "codes"} left`,
  totpOff: "Off",
  totpAdd: "Set up an app",
  totpRemove: "Turn off",
  totpRemoved: "The second factor is off",
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
  passkeyMake: "Make the passkey",
  passkeyAdded: "Passkey added",
  passkeyRemove: "Remove passkey",
  passkeyRemoved: "Passkey removed",
  passkeySince: (when: string) => `Added ${when}`,
  passkeyUnsupported: "This browser cannot make passkeys.",

  sessions: "Signed in",
  sessionsHint: "Where your account is open now.",
  unknownDevice: "Unknown device",
  thisDevice: "This device",
  lastUsed: (when: string) => `Last used ${when}`,
  signedIn: (when: string) => `since ${when}`,
  end: "Sign out",
  endOthers: "Sign out everywhere else",
  sessionsEnded: (count: number) => count === 1 ? "1 session ended" : `${count} sessions ended`,

  apiKeys: "API keys",
  apiKeysHint: "For programs of your own. A key never manages keys or passwords.",
  neverUsed: "Never used",
  noExpiry: "No expiry",
  expires: (when: string) => `Good until ${when}`,
  addKey: "Make a key",
  keyName: "Name",
  keyNameExample: "Backup script",
  keyMay: "It may",
  keyLife: "Good for",
  days: (days: number) => `${days} days`,
  secret: "Your new key",
  secretHint: "It is shown only now. Copy it to where it will be used.",
  scopes: {
    "records:read": "Read records",
    "records:write": "Add and change records",
    chat: "Ask questions",
    profile: "Read and change the profile",
    admin: "Administrate",
  } as Record<string, string>,

  model: "Language model",
  modelHint: "Answers and readings are worded by it; the numbers always come from your records.",
  noModel: "None is set up here: the built-in understanding answers alone.",
  modelResting: "Resting",
  budget: (used: string, max: string | null) =>
    max === null ? `${used} tokens used today` : `${used} of ${max} tokens used today`,
  budgetSpent: "Today's budget is spent: the built-in understanding answers until tomorrow.",

  lessons: "What it has learned",
  lessonsHint: "Each correction of yours teaches how lines like it are read. What is wrong can be forgotten.",
  noLessons: "Nothing yet. Correct a record, and it will be remembered here.",
  forgetLesson: (text: string) => `Forget what “${text}” has taught`,
  forgetAll: "Forget all of it",
  forgotAll: (count: number) => count === 1 ? "1 correction forgotten" : `${count} corrections forgotten`,

  data: "Your data",
  dataHint: "All of it as JSON, CSV and Markdown in one zip; the same zip, or a CSV, can be brought back.",
  countRecords: "records",
  countTrash: "in the trash",
  countConversations: "kept conversations",
  export: "Export everything",
  import: "Import…",
  imported: ({ records, skipped }: WireImported) =>
    `${records} ${records === 1 ? "record" : "records"} imported` +
    (skipped > 0 ? `, ${skipped} were there already` : ""),

  erase: "Erase the account",
  eraseHint: "Removes you and every record for good. Nobody can bring it back.",
  eraseType: (email: string) => `Type ${email} to go on`,
  eraseMismatch: "This is not the address of the account",
  eraseNow: "Erase for good",
};
