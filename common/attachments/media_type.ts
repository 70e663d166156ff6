/** What a file is, by its bytes: what a client says of it is not believed. @module */

/** The media type; text that is none of the known kinds is plain, whatever it would be to a browser. */
export async function mediaTypeOf(head: Uint8Array): Promise<string> {
  const { fileTypeFromBuffer } = await import("file-type");
  const found = await fileTypeFromBuffer(head);
  if (found) return found.mime;
  return isText(head) ? "text/plain; charset=utf-8" : "application/octet-stream";
}

function isText(head: Uint8Array): boolean {
  if (head.includes(0)) return false;
  try {
    // The last character may be cut off.
    new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}
