/** The llm service: questions over records, conversations, and readings without storing. @module */
import type { ServiceDescription } from "../../common/http/openapi.ts";
import { route } from "../../common/http/route.ts";
import { respondWithAnswer } from "./_ui_message_stream.ts";
import { chat } from "./chat.ts";
import { deleteConversation } from "./delete_conversation.ts";
import { extract } from "./extract.ts";
import { getConversation } from "./get_conversation.ts";
import { listConversations } from "./list_conversations.ts";

export const llm: ServiceDescription = {
  name: "llm",
  summary: "Questions over records, conversations, and readings without storing",
  routes: [
    route("POST /chat", chat, {
      respond: respondWithAnswer,
      produces: ["text/event-stream", "application/json"],
    }),
    route("POST /extract", extract),
    route("GET /conversations", listConversations),
    route("GET /conversations/:id", getConversation),
    route("DELETE /conversations/:id", deleteConversation, { status: 204 }),
  ],
};
