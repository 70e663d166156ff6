/** The llm service: questions over records, conversations, and readings without storing. @module */
import type { ServiceDescription } from "../../common/http/openapi.ts";
import { route } from "../../common/http/route.ts";
import { respondWithCompletion } from "./_completion_stream.ts";
import { REPEATED_ANSWER } from "./_repeat_answer.ts";
import { serveMcp } from "./_serve_mcp.ts";
import { respondWithAnswer, respondWithRest } from "./_ui_message_stream.ts";
import { chat } from "./chat.ts";
import { CONVERSATION_ROUTES } from "./conversation_collection.ts";
import { createCompletion } from "./create_completion.ts";
import { decideProposal } from "./decide_proposal.ts";
import { extract } from "./extract.ts";
import { getCompletionModel } from "./get_completion_model.ts";
import { listCompletionModels } from "./list_completion_models.ts";
import { listJobs } from "./list_jobs.ts";
import { getUsage } from "./get_usage.ts";
import { listModels } from "./list_models.ts";
import { listPrompts } from "./list_prompts.ts";
import { listPromptVersions } from "./list_prompt_versions.ts";
import { replacePrompt } from "./replace_prompt.ts";
import { summarize } from "./summarize.ts";
import { captureImage } from "./capture_image.ts";
import { captureSpeech } from "./capture_speech.ts";
import { MEDIA_BYTES_MAX } from "./_capture_words.ts";
import { resumeChat } from "./resume_chat.ts";
import { deleteSummary } from "./delete_summary.ts";
import { getSummary } from "./get_summary.ts";
import { getSummarySchedule } from "./get_summary_schedule.ts";
import { listSummaries } from "./list_summaries.ts";
import { replaceSummarySchedule } from "./replace_summary_schedule.ts";
import { stopChat } from "./stop_chat.ts";

export const llm: ServiceDescription = {
  name: "llm",
  summary: "Questions over records, conversations, and readings without storing",
  routes: [
    route("POST /chat", chat, {
      idempotent: REPEATED_ANSWER,
      respond: respondWithAnswer,
      produces: ["text/event-stream", "application/json"],
    }),
    route("GET /chat/:conversationId/stream", resumeChat, {
      respond: respondWithRest,
      produces: ["text/event-stream"],
    }),
    route("POST /chat/:conversationId/stop", stopChat),
    route("POST /proposals/:id", decideProposal, { idempotent: true }),
    route("POST /extract", extract),
    route("POST /v1/chat/completions", createCompletion, {
      errors: "openai",
      respond: respondWithCompletion,
      produces: ["application/json", "text/event-stream"],
    }),
    route("GET /v1/models", listCompletionModels, { errors: "openai" }),
    route("GET /v1/models/:model", getCompletionModel, { errors: "openai" }),
    route("POST /summarize", summarize, {
      respond: respondWithAnswer,
      produces: ["text/event-stream", "application/json"],
    }),
    route("POST /transcribe", captureSpeech, {
      consumes: "bytes",
      body: "audio",
      bodyBytesMax: MEDIA_BYTES_MAX,
      idempotent: true,
    }),
    route("POST /read-image", captureImage, {
      consumes: "bytes",
      body: "image",
      bodyBytesMax: MEDIA_BYTES_MAX,
      idempotent: true,
    }),
    route("GET /summaries", listSummaries),
    route("GET /summaries/:id", getSummary),
    route("DELETE /summaries/:id", deleteSummary, { status: 204 }),
    route("GET /summary-schedule", getSummarySchedule, { versioned: true }),
    route("PUT /summary-schedule", replaceSummarySchedule, { versioned: true }),
    route("GET /models", listModels),
    route("GET /usage", getUsage),
    route("GET /prompts", listPrompts),
    route("GET /prompts/:name/versions", listPromptVersions),
    route("PUT /prompts/:name", replacePrompt, { versioned: true }),
    route("GET /jobs", listJobs),
    ...CONVERSATION_ROUTES,
  ],
  extend: serveMcp,
};
