/** Configuration: every key, its default and its check, from environment variables and `.env` files. @module */
import { parseEnv } from "node:util";
import { z } from "zod";
import { StartError } from "./error.ts";
import { isNetwork } from "./http/client_address.ts";
import { ENDPOINT_PRESETS } from "./llm/endpoint_presets.ts";

export const SERVICE_NAMES = ["web", "auth", "user", "mobile", "llm"] as const;
export type ServiceName = typeof SERVICE_NAMES[number];

/** An unset key and an empty one mean the same: `.env` lists every key, most of them empty. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((v) => v === "" ? undefined : v, schema.optional());
const withDefault = <T extends z.ZodType>(schema: T, value: string) =>
  z.preprocess((v) => v === "" || v === undefined ? value : v, schema);

const integer = (min: number, max: number) =>
  z.string().regex(/^\d{1,10}$/, "must be a whole number").transform(Number)
    .pipe(z.number().min(min).max(max));
const port = (value: number) => withDefault(integer(0, 65535), String(value));
const httpUrl = z.url({ protocol: /^https?$/, error: "must be an http:// or https:// URL" })
  .transform((url) => url.replace(/\/+$/, ""));
const onOff = (value: "on" | "off") => withDefault(z.enum(["on", "off"]).transform((v) => v === "on"), value);
const origins = withDefault(
  z.string().transform((list) => list.split(",").map((origin) => origin.trim()).filter(Boolean))
    .refine((list) => list.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin), {
      error: "must be origins like https://app.example, separated by commas",
    }),
  "",
);

const networks = withDefault(
  z.string().transform((list) => list.split(",").map((network) => network.trim()).filter(Boolean))
    .refine((list) => list.every(isNetwork), {
      error: "must be addresses or networks like 10.0.0.0/8, separated by commas",
    }),
  "",
);

/** An endpoint's address, or the name of one whose address is known: deepseek, ollama. */
const endpointUrl = z.string().transform((text) => ENDPOINT_PRESETS[text]?.baseUrl ?? text).pipe(httpUrl);
/** Of a million tokens. */
const price = z.string().regex(/^\d{1,6}(\.\d{1,6})?$/, "must be a price such as 0.28").transform(Number);

/** Endings of the keys of the model endpoints, in the order in which they are tried. */
const MODEL_SLOTS = ["", "_2", "_3", "_4", "_5", "_6", "_7", "_8", "_9"] as const;
type ModelSlot = typeof MODEL_SLOTS[number];
const MODEL_KEYS = {
  LLM_BASE_URL: optional(endpointUrl),
  LLM_API_KEY: optional(z.string()),
  LLM_MODEL: optional(z.string()),
  LLM_INPUT_PRICE: optional(price),
  LLM_OUTPUT_PRICE: optional(price),
};
const modelKeys = Object.fromEntries(
  MODEL_SLOTS.flatMap((slot) => Object.entries(MODEL_KEYS).map(([key, schema]) => [key + slot, schema])),
) as { [Key in keyof typeof MODEL_KEYS as `${Key}${ModelSlot}`]: (typeof MODEL_KEYS)[Key] };

const Environment = z.object({
  HOST: withDefault(z.string().min(1).max(255), "127.0.0.1"),
  WEB_PORT: port(8000),
  AUTH_PORT: port(8001),
  USER_PORT: port(8002),
  MOBILE_PORT: port(8003),
  LLM_PORT: port(8004),
  PUBLIC_URL_WEB: optional(httpUrl),
  PUBLIC_URL_AUTH: optional(httpUrl),
  PUBLIC_URL_USER: optional(httpUrl),
  PUBLIC_URL_MOBILE: optional(httpUrl),
  PUBLIC_URL_LLM: optional(httpUrl),
  CORS_ORIGINS: origins,
  LIBSQL_URL: withDefault(
    // Two connections read and write the file; in memory each would have one of its own. Parameters would be part of its name.
    z.string().regex(
      /^(file:(?!:memory:)[^?#]+|(libsql|https?|wss?):\/\/.+)$/,
      "must be file:<path> or the URL of a libSQL server",
    ),
    "file:sqlite/zhiji.db",
  ),
  LIBSQL_AUTH_TOKEN: optional(z.string()),
  UPSTASH_REDIS_REST_URL: optional(httpUrl),
  UPSTASH_REDIS_REST_TOKEN: optional(z.string()),
  // An archive is a zip without its 64-bit extension: less than 4 GiB with all else.
  ATTACHMENTS_MIB_MAX: withDefault(integer(1, 3_500), "1024"),
  S3_ENDPOINT: optional(httpUrl),
  S3_BUCKET: optional(z.string().regex(/^[a-z0-9][a-z0-9.-]{1,62}$/, "must be the name of a bucket")),
  S3_REGION: withDefault(
    z.string().regex(/^[a-z0-9-]{1,64}$/, "must be a region such as us-east-1"),
    "us-east-1",
  ),
  S3_ACCESS_KEY_ID: optional(z.string()),
  S3_SECRET_ACCESS_KEY: optional(z.string()),
  ...modelKeys,
  LLM_DAILY_TOKENS: withDefault(integer(0, 2_000_000_000), "1000000"),
  LLM_DAILY_COST: optional(price),
  TRANSCRIPTION_BASE_URL: optional(endpointUrl),
  TRANSCRIPTION_API_KEY: optional(z.string()),
  TRANSCRIPTION_MODEL: optional(z.string()),
  TRANSCRIPTION_MINUTE_PRICE: optional(price),
  VISION_BASE_URL: optional(endpointUrl),
  VISION_API_KEY: optional(z.string()),
  VISION_MODEL: optional(z.string()),
  VISION_INPUT_PRICE: optional(price),
  VISION_OUTPUT_PRICE: optional(price),
  EMBEDDING_BASE_URL: optional(endpointUrl),
  EMBEDDING_API_KEY: optional(z.string()),
  EMBEDDING_MODEL: optional(z.string()),
  EMBEDDING_INPUT_PRICE: optional(price),
  PUSH_WEBHOOK_URL: optional(httpUrl),
  PUSH_WEBHOOK_SECRET: optional(z.string().min(24, "must have at least 24 characters")),
  CHAT_TTL_SECONDS: withDefault(integer(1, 31_536_000), "86400"),
  ACCESS_TOKEN_TTL_SECONDS: withDefault(integer(1, 86_400), "600"),
  PASSWORD_GRANT: onOff("on"),
  RATE_LIMIT: onOff("on"),
  TRUSTED_PROXIES: networks,
  LOG_LEVEL: withDefault(z.enum(["debug", "info", "warn", "error"]), "info"),
  SMTP_URL: optional(z.url({ protocol: /^smtps?$/, error: "must be an smtp:// or smtps:// URL" })),
}).superRefine((env, issues) => {
  const together = [
    ...MODEL_SLOTS.map((slot) => [`LLM_BASE_URL${slot}`, `LLM_MODEL${slot}`] as const),
    ["TRANSCRIPTION_BASE_URL", "TRANSCRIPTION_MODEL"],
    ["VISION_BASE_URL", "VISION_MODEL"],
    ["EMBEDDING_BASE_URL", "EMBEDDING_MODEL"],
    ["UPSTASH_REDIS_REST_URL", "UPSTASH_REDIS_REST_TOKEN"],
    ["PUSH_WEBHOOK_URL", "PUSH_WEBHOOK_SECRET"],
    ["S3_ENDPOINT", "S3_BUCKET"],
    ["S3_ENDPOINT", "S3_ACCESS_KEY_ID"],
    ["S3_ENDPOINT", "S3_SECRET_ACCESS_KEY"],
  ] as const;
  for (const [first, second] of together) {
    if ((env[first] === undefined) === (env[second] === undefined)) continue;
    const missing = env[first] === undefined ? first : second;
    issues.addIssue({
      code: "custom",
      path: [missing],
      message: `must be set together with ${first === missing ? second : first}`,
    });
  }
});

/** Every key that is read. */
export const CONFIG_KEYS: readonly string[] = Object.keys(Environment.shape);

/** One OpenAI-compatible endpoint. */
export interface ModelEndpoint {
  baseUrl: string;
  apiKey: string | null;
  model: string;
  /** Price of a million tokens, in whatever currency the budget is in; 0 where none was set. */
  inputPrice: number;
  outputPrice: number;
}

/** An endpoint that turns speech into words. */
export interface SpeechEndpoint extends ModelEndpoint {
  /** Price of a minute of speech. */
  minutePrice: number;
}

/** The whole configuration, checked; passed down from `main.ts`, never read from the environment below it. */
export interface Config {
  host: string;
  /** Port by service; 0 picks a free one. */
  ports: Record<ServiceName, number>;
  /** Public URL by service where one was set. */
  publicUrls: Partial<Record<ServiceName, string>>;
  corsOrigins: string[];
  database: { url: string; authToken: string | null };
  redis: { url: string; token: string } | null;
  /** The bucket that holds attachments; null: a folder beside the database. */
  s3: {
    endpoint: string;
    bucket: string;
    region: string;
    accessKeyId: string;
    secretAccessKey: string;
  } | null;
  /** Bytes of attachments one person may keep. */
  attachmentBytesMax: number;
  /** Chat models in the order they are tried. */
  models: ModelEndpoint[];
  /** What one person may use of the models in a day; null: no limit. */
  modelBudget: { dailyTokens: number | null; dailyCost: number | null };
  embedding: ModelEndpoint | null;
  transcription: SpeechEndpoint | null;
  vision: ModelEndpoint | null;
  chatTtlSeconds: number;
  accessTokenTtlSeconds: number;
  passwordGrant: boolean;
  rateLimit: boolean;
  /** Addresses and networks of proxies whose `X-Forwarded-For` is believed. */
  trustedProxies: string[];
  logLevel: "debug" | "info" | "warn" | "error";
  smtpUrl: string | null;
  /** The program that is told of what is due. */
  pushWebhook: { url: string; secret: string } | null;
}

/** A wrong value in the configuration; `message` names every key and why, and holds no values. */
export class ConfigError extends StartError {
  override name = "ConfigError";
}

/** Checks a set of environment variables and gives the configuration, or throws {@link ConfigError}. */
export function parseConfig(environment: Record<string, string | undefined>): Config {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    const reasons = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new ConfigError(`configuration is wrong: ${reasons.join("; ")}`);
  }
  const env = parsed.data;
  const endpoint = (
    baseUrl?: string,
    apiKey?: string,
    model?: string,
    inputPrice = 0,
    outputPrice = 0,
  ): ModelEndpoint[] =>
    baseUrl && model ? [{ baseUrl, apiKey: apiKey ?? null, model, inputPrice, outputPrice }] : [];
  const publicUrls: Config["publicUrls"] = {};
  for (const name of SERVICE_NAMES) {
    const url = env[`PUBLIC_URL_${name.toUpperCase()}` as "PUBLIC_URL_WEB"];
    if (url) publicUrls[name] = url;
  }
  return {
    host: env.HOST,
    ports: {
      web: env.WEB_PORT,
      auth: env.AUTH_PORT,
      user: env.USER_PORT,
      mobile: env.MOBILE_PORT,
      llm: env.LLM_PORT,
    },
    publicUrls,
    corsOrigins: env.CORS_ORIGINS,
    database: { url: env.LIBSQL_URL, authToken: env.LIBSQL_AUTH_TOKEN ?? null },
    redis: env.UPSTASH_REDIS_REST_URL && env.UPSTASH_REDIS_REST_TOKEN
      ? { url: env.UPSTASH_REDIS_REST_URL, token: env.UPSTASH_REDIS_REST_TOKEN }
      : null,
    s3: env.S3_ENDPOINT && env.S3_BUCKET && env.S3_ACCESS_KEY_ID && env.S3_SECRET_ACCESS_KEY
      ? {
        endpoint: env.S3_ENDPOINT,
        bucket: env.S3_BUCKET,
        region: env.S3_REGION,
        accessKeyId: env.S3_ACCESS_KEY_ID,
        secretAccessKey: env.S3_SECRET_ACCESS_KEY,
      }
      : null,
    attachmentBytesMax: env.ATTACHMENTS_MIB_MAX * 1024 * 1024,
    models: MODEL_SLOTS.flatMap((slot) =>
      endpoint(
        env[`LLM_BASE_URL${slot}`],
        env[`LLM_API_KEY${slot}`],
        env[`LLM_MODEL${slot}`],
        env[`LLM_INPUT_PRICE${slot}`],
        env[`LLM_OUTPUT_PRICE${slot}`],
      )
    ),
    modelBudget: {
      dailyTokens: env.LLM_DAILY_TOKENS === 0 ? null : env.LLM_DAILY_TOKENS,
      dailyCost: env.LLM_DAILY_COST ?? null,
    },
    embedding: endpoint(
      env.EMBEDDING_BASE_URL,
      env.EMBEDDING_API_KEY,
      env.EMBEDDING_MODEL,
      env.EMBEDDING_INPUT_PRICE,
    )[0] ?? null,
    transcription: endpoint(env.TRANSCRIPTION_BASE_URL, env.TRANSCRIPTION_API_KEY, env.TRANSCRIPTION_MODEL)
      .map((speech) => ({ ...speech, minutePrice: env.TRANSCRIPTION_MINUTE_PRICE ?? 0 }))[0] ?? null,
    vision: endpoint(
      env.VISION_BASE_URL,
      env.VISION_API_KEY,
      env.VISION_MODEL,
      env.VISION_INPUT_PRICE,
      env.VISION_OUTPUT_PRICE,
    )[0] ?? null,
    chatTtlSeconds: env.CHAT_TTL_SECONDS,
    accessTokenTtlSeconds: env.ACCESS_TOKEN_TTL_SECONDS,
    passwordGrant: env.PASSWORD_GRANT,
    rateLimit: env.RATE_LIMIT,
    trustedProxies: env.TRUSTED_PROXIES,
    logLevel: env.LOG_LEVEL,
    smtpUrl: env.SMTP_URL ?? null,
    pushWebhook: env.PUSH_WEBHOOK_URL && env.PUSH_WEBHOOK_SECRET
      ? { url: env.PUSH_WEBHOOK_URL, secret: env.PUSH_WEBHOOK_SECRET }
      : null,
  };
}

/** Merges the texts of `.env` files (first wins) under the real environment, which wins over all. */
export function mergeEnvironment(
  real: Record<string, string>,
  ...files: string[]
): Record<string, string | undefined> {
  // What Windows' editors put in front would be taken for a part of the first key.
  const fromFiles = files.map((text) => parseEnv(text.replace(/^\ufeff/, ""))).reverse();
  return Object.assign({}, ...fromFiles, real);
}
