import assert from "node:assert/strict";
import { parse } from "yaml";
import { CONFIG_KEYS, parseConfig, SERVICE_NAMES } from "../common/config.ts";

const ROOT = new URL("../", import.meta.url);
const read = (path: string) => Deno.readTextFileSync(new URL(path, ROOT));
const { tasks } = JSON.parse(read("deno.json"));

interface ComposeService {
  profiles?: string[];
  command?: string[];
  environment?: Record<string, string>;
  ports?: string[];
  healthcheck?: { test: string[] };
  depends_on?: Record<string, unknown>;
  volumes?: string[];
}

const compose = parse(read("compose.yaml"), { merge: true }) as {
  services: Record<string, ComposeService>;
  volumes: Record<string, unknown>;
};
const inCluster = (name: string) => compose.services[name]?.profiles?.includes("cluster");

/** `${KEY:-value}` as compose reads it where KEY is unset. */
const interpolated = (environment: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(environment).map(([key, value]) => [key, value.replace(/\$\{\w+:-([^}]*)\}/g, "$1")]),
  );

Deno.test("compose.yaml runs everything in one container, and in its cluster each service in one of its own", () => {
  const alone = Object.entries(compose.services).filter(([, { profiles }]) => profiles === undefined);
  assert.deepEqual(alone.map(([name]) => name), ["zhiji"]);
  for (const name of SERVICE_NAMES) {
    assert.ok(inCluster(name), name);
    assert.deepEqual(compose.services[name]!.command, [name]);
    assert.equal(compose.services[name]!.healthcheck!.test.at(-1), name);
  }
});

Deno.test("compose.yaml publishes the default ports, and sets only what the configuration knows and takes", () => {
  const { ports } = parseConfig({});
  assert.deepEqual(
    compose.services.zhiji!.ports,
    SERVICE_NAMES.map((name) => `127.0.0.1:${ports[name]}:${ports[name]}`),
  );
  for (const name of SERVICE_NAMES) {
    const { environment = {}, ports: published } = compose.services[name]!;
    assert.deepEqual(Object.keys(environment).filter((key) => !CONFIG_KEYS.includes(key)), []);
    const config = parseConfig(interpolated(environment));
    assert.deepEqual(published, [`127.0.0.1:${ports[name]}:${ports[name]}`]);
    for (const other of SERVICE_NAMES) {
      assert.equal(config.publicUrls[other], `http://localhost:${ports[other]}`);
    }
    assert.equal(inCluster(new URL(config.database.url).hostname), true);
    assert.equal(inCluster(new URL(config.redis!.url).hostname), true);
  }
});

Deno.test("compose.yaml names only volumes and services that it has", () => {
  for (const [name, { volumes = [], depends_on = {} }] of Object.entries(compose.services)) {
    for (const volume of volumes) assert.ok(volume.split(":")[0]! in compose.volumes, `${name}: ${volume}`);
    for (const needed of Object.keys(depends_on)) assert.ok(inCluster(needed), `${name}: ${needed}`);
  }
});

Deno.test("the image starts services with the permissions of the start task", () => {
  const flags = (command: string) => command.match(/--allow-[a-z]+/g)!.sort();
  const entrypoint = /^ENTRYPOINT (\[.*\])$/m.exec(read("Dockerfile"))![1]!;
  assert.deepEqual(flags((JSON.parse(entrypoint) as string[]).join(" ")), flags(tasks.start.command));
});

Deno.test("dev builds the client before every start, watches what it is made of, and may what start may", () => {
  const dev = tasks.dev.command as string;
  assert.match(dev, / --preload tasks\/build_web\.ts .* main\.ts$/);
  assert.ok(tasks.build.command.endsWith(" tasks/build_web.ts"));
  for (const path of /--watch=(\S+)/.exec(dev)![1]!.split(",")) Deno.statSync(new URL(path, ROOT));
  for (const flag of tasks.start.command.match(/--\S+/g)) assert.ok(dev.includes(` ${flag} `), flag);
});

Deno.test(".ci/run runs every task of ok, and CI and releases run .ci/run", () => {
  const script = read(".ci/run");
  const parts = [...(tasks.ok.command as string).matchAll(/deno task (\S+)/g)].map(([, name]) => name!);
  assert.ok(parts.length >= 3, "ok is read");
  for (const name of parts) assert.match(script, new RegExp(`^step .* task ${name}$`, "m"));
  for (const workflow of ["ci", "release"]) {
    const { jobs } = parse(read(`.github/workflows/${workflow}.yml`));
    assert.ok(jobs.test.steps.some(({ run }: { run?: string }) => run === ".ci/run"), workflow);
  }
});

Deno.test("workflows may read and nothing more unless a job says so, and pin every action to a commit", () => {
  for (const { name } of Deno.readDirSync(new URL(".github/workflows/", ROOT))) {
    const text = read(`.github/workflows/${name}`);
    assert.deepEqual(parse(text).permissions, { contents: "read" }, name);
    for (const [, action] of text.matchAll(/uses: (\S+)/g)) assert.match(action!, /^[\w/-]+@[0-9a-f]{40}$/);
  }
});
