/**
 * Requests that a stopping server still owes an answer. `Deno.HttpServer.shutdown()` lets them run but takes
 * away the bodies they have not read yet (Deno 2.9), so the server is shut down only when they are answered.
 * @module
 */
import { AppError } from "../error.ts";
import type { Logger } from "../log.ts";
import { requestIdOf } from "./mount.ts";
import { problemResponse } from "./problem.ts";

const RETRY_AFTER_SECONDS = 5;

type Answer = () => Response | Promise<Response>;

export class Drain {
  readonly #stopping: AbortSignal;
  readonly #log: Logger;
  #running = 0;
  #waiting: (() => void)[] = [];

  constructor(stopping: AbortSignal, log: Logger) {
    this.#stopping = stopping;
    this.#log = log;
  }

  /** Answers a request, and counts one that brings a body until it is answered. */
  answer(request: Request, answer: Answer): Response | Promise<Response> {
    // Reads bring none and are spared the cost.
    if (request.method === "GET") return answer();
    return this.#stopping.aborted ? this.#refuse(request) : this.#count(answer);
  }

  /** Resolves when no counted request is running. */
  drained(): Promise<void> {
    if (this.#running === 0) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  async #count(answer: Answer): Promise<Response> {
    this.#running++;
    try {
      return await answer();
    } finally {
      this.#running--;
      if (this.#running === 0) { for (const resolve of this.#waiting.splice(0)) resolve(); }
    }
  }

  #refuse(request: Request): Response {
    const error = new AppError("unavailable", "Cannot do this now: the server is stopping", {
      retryAfterSeconds: RETRY_AFTER_SECONDS,
    });
    const requestId = requestIdOf(request);
    const response = problemResponse(error, {
      requestId,
      log: this.#log,
      style: "problem",
      operation: "none",
    });
    response.headers.set("connection", "close");
    return response;
  }
}
