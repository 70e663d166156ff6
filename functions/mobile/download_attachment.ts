/** `GET /attachments/{id}/content`: the bytes, to be saved; no browser shows or runs them. @module */
import { z } from "zod";
import type { AttachmentContent } from "../../common/attachments/attachment_repository.ts";
import type { ByteRange } from "../../common/attachments/file_store.ts";
import { AppError } from "../../common/error.ts";
import { operation } from "../../common/operation.ts";

export const downloadAttachment = operation({
  name: "download_attachment",
  summary: "Read the bytes of an attachment",
  description: "Always sent to be saved. Takes one Range, and If-None-Match",
  scope: "records:read",
  effect: "read",
  input: z.strictObject({ id: z.uuid("must be the id of an attachment") }),
  output: z.custom<AttachmentContent>(),
}, (ctx, { id }) => ctx.attachments.content(id));

/** The bytes, or those of them that were asked for; RFC 9110 §14. */
export async function respondWithAttachment(content: AttachmentContent, request: Request): Promise<Response> {
  const { id, name, mediaType, bytes } = content.attachment;
  // The bytes of an attachment never change.
  const etag = `"${id}"`;
  const headers: Record<string, string> = {
    "content-type": mediaType,
    "content-disposition": dispositionOf(name),
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
    "cache-control": "private, no-cache",
    "accept-ranges": "bytes",
    etag,
  };
  const known = request.headers.get("if-none-match")?.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  if (known?.some((tag) => tag === etag || tag === "*")) return new Response(null, { status: 304, headers });

  const asked = request.headers.get("if-range") ?? etag;
  const range = asked === etag ? rangeOf(request.headers.get("range"), bytes) : null;
  if (range === "outside") {
    throw new AppError("range_not_satisfiable", `Cannot read this part: there are ${bytes} bytes`, { bytes });
  }
  if (range === null) {
    return new Response(await content.open(), { headers: { ...headers, "content-length": String(bytes) } });
  }
  return new Response(await content.open(range), {
    status: 206,
    headers: {
      ...headers,
      "content-length": String(range.last - range.first + 1),
      "content-range": `bytes ${range.first}-${range.last}/${bytes}`,
    },
  });
}

/** Null for the whole: no range, several, or one of another unit. */
function rangeOf(header: string | null, bytes: number): ByteRange | "outside" | null {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? "");
  if (!match || (match[1] === "" && match[2] === "")) return null;
  const [first, last] = match[1] === ""
    ? [Math.max(0, bytes - Number(match[2])), bytes - 1]
    : [Number(match[1]), match[2] === "" ? bytes - 1 : Math.min(Number(match[2]), bytes - 1)];
  if (first >= bytes || (match[1] === "" && Number(match[2]) === 0)) return "outside";
  // Backwards, which is no range at all.
  if (match[2] !== "" && match[1] !== "" && Number(match[2]) < first) return null;
  return { first, last };
}

/** RFC 6266 with the extended notation of RFC 8187 for what is not ASCII. */
function dispositionOf(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]/g, "_").replaceAll(/["\\%]/g, "_");
  const extended = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${extended}`;
}
