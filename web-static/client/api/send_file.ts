/** A file sent by `XMLHttpRequest`, because `fetch()` does not tell how much of a body has gone out. @module */
import { Unreachable } from "./problem.ts";

export interface Upload {
  file: Blob;
  headers: Record<string, string>;
  /** Told what part has been sent, 0 to 1. */
  onProgress: (part: number) => void;
  signal: AbortSignal;
}

export function sendFile(url: string, { file, headers, onProgress, signal }: Upload): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    request.open("POST", url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(new Response(request.responseText, { status: request.status }));
    request.onerror = () => reject(new Unreachable("no answer"));
    request.onabort = () => reject(new DOMException("given up", "AbortError"));
    request.onloadend = () => signal.removeEventListener("abort", stop);
    if (signal.aborted) return stop(), reject(signal.reason);
    signal.addEventListener("abort", stop);
    request.send(file);
  });
}
