/** Where each service is reached: the configured URL, else this machine and the port in use. @module */
import type { Config, ServiceName } from "../config.ts";

const LOOPBACK_NAMES = ["localhost", "127.0.0.1", "[::1]"];

export class PublicUrls {
  readonly #config: Config;
  readonly #ports: Record<ServiceName, number>;

  constructor(config: Config) {
    this.#config = config;
    this.#ports = { ...config.ports };
  }

  /** Tells the port that a service really got, which differs from the configured one where that was 0. */
  listening(service: ServiceName, port: number): void {
    this.#ports[service] = port;
  }

  of(service: ServiceName): string {
    return this.#config.publicUrls[service] ?? `http://localhost:${this.#ports[service]}`;
  }

  /** The exact origins whose pages may call the services. */
  allowedOrigins(): ReadonlySet<string> {
    return new Set([...this.webOrigins(), ...this.#config.corsOrigins]);
  }

  /** The origins under which the web client itself is opened. */
  webOrigins(): string[] {
    const web = this.#config.publicUrls.web;
    return web ? [new URL(web).origin] : LOOPBACK_NAMES.map((name) => `http://${name}:${this.#ports.web}`);
  }
}
