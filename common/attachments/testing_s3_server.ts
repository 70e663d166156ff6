/**
 * A bucket over HTTP that checks what S3 checks: the signature of every request (AWS Signature Version 4, as
 * the S3 reference tells it), the hash of its body, and that it says its length.
 * @module
 */
import { createHash, createHmac } from "node:crypto";
import type { S3Settings } from "./s3_file_store.ts";

const HASH_HEADER = "x-amz-content-sha256";

export interface TestS3Server extends AsyncDisposable {
  settings: S3Settings;
  /** Objects by key. */
  objects: Map<string, Uint8Array>;
  /** Every request so far: `PUT attachments/ab/ab…`. */
  requests: string[];
  /** Answers the next requests with these statuses. */
  failures: number[];
  /** Takes away what the next PUT stores: another process has removed it. */
  losesNextPut: boolean;
}

export function testS3Server(): TestS3Server {
  const settings = {
    bucket: "zhiji-test",
    region: "eu-central-1",
    accessKeyId: "KEY",
    secretAccessKey: "s3cret",
  };
  const objects = new Map<string, Uint8Array>();
  const requests: string[] = [];
  const failures: number[] = [];
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, async (request) => {
    const { pathname } = new URL(request.url);
    const body = await request.bytes();
    const failure = failures.shift();
    if (failure !== undefined) return new Response("", { status: failure });
    const refusal = refusalOf(request, body, settings);
    if (refusal) return new Response(refusal, { status: 403 });
    if (!pathname.startsWith(`/${settings.bucket}/`)) return new Response("NoSuchBucket", { status: 404 });
    const key = pathname.slice(settings.bucket.length + 2);
    requests.push(`${request.method} ${key}`);
    const response = answer(request, key, body, objects);
    if (request.method === "PUT" && site.losesNextPut) {
      objects.delete(key);
      site.losesNextPut = false;
    }
    return response;
  });
  const site: TestS3Server = {
    settings: { ...settings, endpoint: `http://127.0.0.1:${server.addr.port}` },
    objects,
    requests,
    failures,
    losesNextPut: false,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
  return site;
}

function answer(request: Request, key: string, body: Uint8Array, objects: Map<string, Uint8Array>): Response {
  const object = objects.get(key);
  switch (request.method) {
    case "PUT":
      if (request.headers.get("content-length") === null) return new Response("", { status: 411 });
      objects.set(key, body);
      return new Response("");
    case "DELETE":
      objects.delete(key);
      return new Response(null, { status: 204 });
    case "HEAD":
      return new Response(null, { status: object ? 200 : 404 });
    case "GET": {
      if (!object) return new Response("NoSuchKey", { status: 404 });
      const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.get("range") ?? "");
      if (!range) return new Response(object as BodyInit);
      return new Response(object.slice(Number(range[1]), Number(range[2]) + 1), { status: 206 });
    }
    default:
      return new Response("", { status: 405 });
  }
}

/** Why a request is refused, or null where its signature is right. */
function refusalOf(
  request: Request,
  body: Uint8Array,
  settings: Omit<S3Settings, "endpoint">,
): string | null {
  const authorization =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/
      .exec(request.headers.get("authorization") ?? "");
  if (!authorization) return "AccessDenied";
  const [, keyId, day, region, signedHeaders, signature] = authorization as unknown as string[];
  if (keyId !== settings.accessKeyId) return "InvalidAccessKeyId";
  if (region !== settings.region) return "AuthorizationHeaderMalformed";
  const claimed = request.headers.get(HASH_HEADER);
  if (claimed === null || !signedHeaders!.split(";").includes(HASH_HEADER)) return "MissingSecurityHeader";
  if (claimed !== sha256(body)) return "XAmzContentSHA256Mismatch";
  const moment = request.headers.get("x-amz-date") ?? "";
  if (
    Math.abs(Date.parse(moment.replace(/(....)(..)(..T..)(..)(..)/, "$1-$2-$3:$4:$5")) - Date.now()) > 900_000
  ) {
    return "RequestTimeTooSkewed";
  }
  const url = new URL(request.url);
  const canonical = [
    request.method,
    url.pathname,
    url.search.slice(1),
    ...signedHeaders!.split(";").map((name) =>
      `${name}:${name === "host" ? url.host : request.headers.get(name)?.trim()}`
    ),
    "",
    signedHeaders,
    claimed,
  ].join("\n");
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ["AWS4-HMAC-SHA256", moment, scope, sha256(canonical)].join("\n");
  const key = ["s3", "aws4_request"].reduce(
    (key, part) => hmac(key, part),
    hmac(hmac(`AWS4${settings.secretAccessKey}`, day!), region!),
  );
  return hmac(key, toSign).toString("hex") === signature ? null : "SignatureDoesNotMatch";
}

const sha256 = (data: string | Uint8Array) => createHash("sha256").update(data).digest("hex");
const hmac = (key: string | Uint8Array, data: string) => createHmac("sha256", key).update(data).digest();
