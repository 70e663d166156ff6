/** The texts of the mails we send, in Chinese and English. @module */

export type MailKind =
  | "verify_email"
  | "reset_password"
  | "already_registered"
  | "email_changed"
  | "password_changed"
  | "factor_changed";

interface Mail {
  subject: string;
  body: string;
}

const TEXTS: Record<MailKind, Record<"zh" | "en", (link: string) => Mail>> = {
  verify_email: {
    zh: (link) => ({
      subject: "智记：确认邮箱地址",
      body:
        `请在 24 小时内打开下面的链接，确认这个邮箱地址：\n\n${link}\n\n如果不是您本人操作，请忽略这封邮件。`,
    }),
    en: (link) => ({
      subject: "Zhiji: confirm your email address",
      body:
        `Open this link within 24 hours to confirm the address:\n\n${link}\n\nIf this was not you, ignore this mail.`,
    }),
  },
  reset_password: {
    zh: (link) => ({
      subject: "智记：重设密码",
      body:
        `请在 30 分钟内打开下面的链接，设置新密码：\n\n${link}\n\n如果不是您本人操作，请忽略这封邮件，密码不会改变。`,
    }),
    en: (link) => ({
      subject: "Zhiji: set a new password",
      body: `Open this link within 30 minutes to set a new password:\n\n${link}\n\n` +
        "If this was not you, ignore this mail; your password stays as it is.",
    }),
  },
  already_registered: {
    zh: () => ({
      subject: "智记：您已经有账户了",
      body:
        "有人用这个邮箱地址注册智记，但它已经有账户了。如果是您本人，请直接登录；忘记密码时，可以在登录页重设。如果不是您本人操作，请忽略这封邮件，账户没有任何变化。",
    }),
    en: () => ({
      subject: "Zhiji: you have an account already",
      body:
        "Someone tried to register with this address, which has an account. If it was you, just sign in; a " +
        "forgotten password can be set anew from the sign-in page. If it was not, ignore this mail: nothing has " +
        "changed.",
    }),
  },
  email_changed: {
    zh: () => ({
      subject: "智记：邮箱地址已更改",
      body:
        "您账户的邮箱地址刚刚改成了另一个，这个地址不再能用来登录。如果不是您本人操作，请马上联系管理员。",
    }),
    en: () => ({
      subject: "Zhiji: your email address was changed",
      body:
        "The address of your account was just changed to another one; this one opens it no more. If this was " +
        "not you, tell the administrator of the server at once.",
    }),
  },
  password_changed: {
    zh: () => ({
      subject: "智记：密码已更改",
      body: "您的账户密码刚刚被更改。如果不是您本人操作，请立即重设密码，并结束其他登录。",
    }),
    en: () => ({
      subject: "Zhiji: your password was changed",
      body: "The password of your account was just changed. If this was not you, set a new one at once and " +
        "end all other sessions.",
    }),
  },
  factor_changed: {
    zh: () => ({
      subject: "智记：两步验证已更改",
      body: "您账户的两步验证刚刚被更改。如果不是您本人操作，请立即重设密码。",
    }),
    en: () => ({
      subject: "Zhiji: your second factor was changed",
      body:
        "The second factor of your account was just changed. If this was not you, set a new password at once.",
    }),
  },
};

/** The mail of a kind in the language of a locale; `link` where the kind has one. */
export function mailText(kind: MailKind, locale: string, link = ""): Mail {
  return TEXTS[kind][/^zh\b/i.test(locale) ? "zh" : "en"](link);
}
