/** Starts the page: where the services are, then the app, then the worker that keeps it for offline. @module */
import { render } from "hono/jsx/dom";
import { takeMailLink } from "./account/mail_link.ts";
import { Api, type ServiceUrls } from "./api/api.ts";
import { codeOf } from "./api/problem.ts";
import { Root } from "./shell/root.tsx";

const CONFIG = "zhiji.config";

/** From the service; offline, as it was at the last visit. */
async function readConfig(): Promise<{ services: ServiceUrls }> {
  try {
    const response = await fetch("/config.json");
    if (!response.ok) throw new Error(`config.json answered ${response.status}`);
    const text = await response.text();
    localStorage.setItem(CONFIG, text);
    return JSON.parse(text);
  } catch (error) {
    const kept = localStorage.getItem(CONFIG);
    if (kept === null) throw error;
    return JSON.parse(kept);
  }
}

interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): {
    createScriptURL(url: string): string;
  };
}

/** The page's only trusted script address; the content security policy refuses every other. */
function workerUrl(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
  const path = "/service_worker.js";
  return trustedTypes?.createPolicy("zhiji", { createScriptURL: () => path }).createScriptURL(path) ?? path;
}

const { services } = await readConfig();
const api = new Api(services);
const signInFailure = await api.session.takeAnswer().then(() => null, codeOf);
const mailLink = takeMailLink();
render(
  <Root api={api} signInFailure={signInFailure} mailLink={mailLink} />,
  document.getElementById("app")!,
);
if ("serviceWorker" in navigator) await navigator.serviceWorker.register(workerUrl());
