/** Starts the services in one process and stops them in good order. @module */
import { ConfigError, mergeEnvironment, parseConfig, type ServiceName } from "./common/config.ts";
import { requireDeclaredTables } from "./common/crud/require_declared_tables.ts";
import { INTERNAL_TABLES } from "./common/database/internal_tables.ts";
import * as schema from "./common/database/schema.ts";
import { StartError } from "./common/error.ts";
import { Drain } from "./common/http/drain.ts";
import { serviceApp } from "./common/http/service_app.ts";
import { createLogger, errorFields, type Logger } from "./common/log.ts";
import { openRuntime, type Runtime } from "./common/runtime.ts";
import { auth } from "./functions/auth/app.ts";
import { llm } from "./functions/llm/app.ts";
import { mobile } from "./functions/mobile/app.ts";
import { user } from "./functions/user/app.ts";
import { web } from "./functions/web/app.ts";

const services = [web, auth, user, mobile, llm];

/** Requests in flight get this long to finish; then the process ends all the same. */
const STOP_MS_MAX = 10_000;

type Server = Deno.HttpServer<Deno.NetAddr>;

async function main(names: string[]): Promise<number> {
  let log = createLogger("info");
  let runtime: Runtime | undefined;
  let drain: Drain | undefined;
  const servers: Server[] = [];
  try {
    const config = parseConfig(mergeEnvironment(
      Deno.env.toObject(),
      readIfThere(".env.local"),
      readIfThere(".env"),
    ));
    log = createLogger(config.logLevel);
    const chosen = chooseServices(names);
    requireDeclaredTables(schema, services.flatMap(({ routes }) => routes), INTERNAL_TABLES);
    const stop = stopSignal();
    runtime = await openRuntime(config, log);
    // A machine that shares a database server and does not run auth has no key of its own to lose.
    if (!runtime.database.shared || chosen.includes(auth)) await runtime.identity.factor.requireKey();
    drain = new Drain(runtime.stopping.signal, log);
    runtime.assistant.offer(services.flatMap(({ routes }) => routes.map(({ operation }) => operation)));
    if (chosen.includes(mobile)) {
      await runtime.housekeeping.start();
      runtime.reminders.start();
    }
    const { identity } = runtime;
    if (chosen.includes(auth)) identity.unproved.start();
    if (chosen.includes(user)) identity.later(() => identity.erasure.resume());
    for (const service of chosen) servers.push(serve(service, runtime, drain));
    if (chosen.includes(llm)) {
      runtime.jobs.start();
      runtime.embeddings?.start();
    }
    const signal = await stop;
    log.info("stopping", { signal });
    return 0;
  } catch (error) {
    log.error(startFailure(error), error instanceof StartError ? {} : errorFields(error));
    return 1;
  } finally {
    await close(servers, drain, runtime, log);
    log.flush();
  }
}

function chooseServices(names: string[]): typeof services {
  const unknown = names.find((name) => !services.some((service) => service.name === name));
  if (unknown !== undefined) {
    throw new ConfigError(
      `there is no service ${unknown}; there are ${services.map(({ name }) => name).join(", ")}`,
    );
  }
  return names.length === 0 ? services : services.filter(({ name }) => names.includes(name));
}

function serve(service: typeof services[number], runtime: Runtime, drain: Drain): Server {
  const { config, log } = runtime;
  const app = serviceApp(service, runtime);
  const hostname = config.host;
  try {
    return Deno.serve({
      hostname,
      port: config.ports[service.name],
      onListen: ({ port }) => {
        runtime.urls.listening(service.name, port);
        log.info("listening", { service: service.name, port, url: runtime.urls.of(service.name) });
        log.flush();
      },
    }, (request, info) => drain.answer(request, () => app.fetch(request, info)));
  } catch (error) {
    throw new StartError(portFailure(service.name, hostname, config.ports[service.name], error));
  }
}

function portFailure(service: ServiceName, hostname: string, port: number, error: unknown): string {
  const key = `${service.toUpperCase()}_PORT`;
  const why = error instanceof Deno.errors.AddrInUse
    ? `is taken by another program; stop it, or set ${key}`
    : `cannot be listened on (${error instanceof Error ? error.message : error}); set HOST or ${key}`;
  return `${service}: ${hostname}:${port} ${why}`;
}

/** The signal that asked the process to stop. */
function stopSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      Deno.addSignalListener(signal, () => resolve(signal));
    }
  });
}

async function close(
  servers: Server[],
  drain: Drain | undefined,
  runtime: Runtime | undefined,
  log: Logger,
): Promise<void> {
  const tooLong = setTimeout(() => {
    log.error("stopped with requests still running", { afterMs: STOP_MS_MAX });
    log.flush();
    Deno.exit(1);
  }, STOP_MS_MAX);
  runtime?.stopping.abort();
  await drain?.drained();
  await Promise.all(servers.map((server) => server.shutdown()));
  await runtime?.[Symbol.asyncDispose]();
  clearTimeout(tooLong);
}

function startFailure(error: unknown): string {
  return `cannot start: ${error instanceof Error ? error.message : String(error)}`;
}

function readIfThere(path: string): string {
  try {
    return Deno.readTextFileSync(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return "";
    throw error;
  }
}

if (import.meta.main) Deno.exit(await main(Deno.args));
