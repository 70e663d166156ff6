/** A model's answer that says its first words and goes on when it is told to. @module */
import type { Play } from "../common/llm/testing_model_server.ts";

export interface HeldAnswer {
  play: Play;
  /** Resolves when the model has been asked. */
  asked: Promise<void>;
  /** Says the rest and ends. */
  release: () => void;
}

export function heldAnswer(first: string, rest: string): HeldAnswer {
  const asked = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const encoder = new TextEncoder();
  const chunk = (choice: Record<string, unknown>) =>
    encoder.encode(`data: ${
      JSON.stringify({
        id: "chatcmpl-held",
        object: "chat.completion.chunk",
        created: 0,
        model: "scripted",
        choices: [{ index: 0, delta: {}, finish_reason: null, ...choice }],
      })
    }\n\n`);
  const play: Play = ({ signal }) => {
    asked.resolve();
    const gone = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(chunk({ delta: { content: first } })),
      async pull(controller) {
        await Promise.race([released.promise, gone]);
        if (signal.aborted) return controller.close();
        controller.enqueue(chunk({ delta: { content: rest } }));
        controller.enqueue(chunk({ finish_reason: "stop" }));
        controller.enqueue(encoder.encode("data: [DONE]\n\n"));
        controller.close();
      },
    });
    return new Response(body, { headers: { "content-type": "text/event-stream" } });
  };
  return { play, asked: asked.promise, release: released.resolve };
}
