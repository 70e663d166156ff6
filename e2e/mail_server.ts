/** A real mail server that takes every mail, and the links that stand in them. @module */
import { SMTPServer } from "smtp-server";

export interface MailServer extends AsyncDisposable {
  /** For `SMTP_URL`. */
  url: string;
  /** The link of the next mail to an address that has one of this kind, as it comes or came. */
  link(to: string, page: "verify-email" | "reset-password"): Promise<string>;
}

interface Mail {
  to: string[];
  text: string;
}

export async function mailServer(): Promise<MailServer> {
  const mails: Mail[] = [];
  let wake = Promise.withResolvers<void>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData(stream, session, done) {
      const chunks: Uint8Array[] = [];
      stream.on("data", (chunk: Uint8Array) => chunks.push(chunk));
      stream.on("end", () => {
        const source = chunks.map((chunk) => new TextDecoder("latin1").decode(chunk)).join("");
        mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), text: bodyOf(source) });
        wake.resolve();
        wake = Promise.withResolvers<void>();
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as { port: number };
  return {
    url: `smtp://127.0.0.1:${port}`,
    async link(to, page) {
      for (;;) {
        const at = mails.findIndex((mail) => mail.to.includes(to) && mail.text.includes(`/#/${page}?token=`));
        if (at >= 0) return /https?:\/\/\S+\?token=[\w-]+/.exec(mails.splice(at, 1)[0]!.text)![0];
        await wake.promise;
      }
    },
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** The text of a mail of one part, whichever way it was sent (RFC 2045 §6). */
function bodyOf(source: string): string {
  const [head, body] = source.split(/\r\n\r\n([^]*)/) as [string, string];
  if (/^content-transfer-encoding: base64/im.test(head)) {
    return new TextDecoder().decode(Uint8Array.fromBase64(body.replaceAll(/\s/g, "")));
  }
  return body.replaceAll(/=\r\n/g, "").replaceAll(
    /=([\dA-F]{2})/g,
    (_, hex) => String.fromCharCode(parseInt(hex, 16)),
  );
}
