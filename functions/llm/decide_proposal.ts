/** `POST /proposals/{id}`: carries out a change that a model proposed, or drops it. @module */
import { z } from "zod";
import { CHAT_WRITES } from "../../common/ask/chat_tools.ts";
import { AppError, notFound } from "../../common/error.ts";
import { operation, parseInput } from "../../common/operation.ts";
import { RecordSchema } from "../../common/records/record.ts";

export const decideProposal = operation({
  name: "decide_proposal",
  summary: "Confirm or refuse a change that the assistant proposed",
  description: "A record changed since it was proposed answers 412 and stays as it is",
  scope: "records:write",
  effect: "write",
  input: z.strictObject({ id: z.uuid(), accept: z.boolean() }),
  output: z.strictObject({ accepted: z.boolean(), record: RecordSchema.nullable() }),
}, async (ctx, { id, accept }) => {
  const { proposals, operations } = ctx.assistant;
  const proposal = await proposals.take(ctx.principal.userId, id);
  if (!accept) return { accepted: false, record: null };
  const write = operations.get(proposal.operation);
  if (!write || !(CHAT_WRITES as readonly string[]).includes(write.name)) throw notFound("proposal");
  try {
    const record = await write.run(ctx.asModel() as never, parseInput(write.input, proposal.input));
    return { accepted: true, record };
  } catch (error) {
    // Nothing was changed; unless the record is another one by now, the card may be tried again.
    if (!(error instanceof AppError) || error.code !== "version_mismatch") {
      await proposals.putBack(ctx.principal.userId, proposal);
    }
    throw error;
  }
});
