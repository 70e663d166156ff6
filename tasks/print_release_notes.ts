/** Prints the changelog's section of a version, for its release. @module */
import { VERSION } from "../common/http/service_app.ts";

const CHANGELOG = new URL("../CHANGELOG.md", import.meta.url);

/** The text under `## [version] - date`, or null where there is none or it has no date yet. */
export function releaseNotes(changelog: string, version: string): string | null {
  const [, ...sections] = changelog.split(/^## /m);
  const section = sections.find((text) => text.startsWith(`[${version}] - `));
  if (section === undefined || !/^\S+ - \d{4}-\d{2}-\d{2}\n/.test(section)) return null;
  // Links to versions at the end of the file belong to no section.
  return section.slice(section.indexOf("\n")).replace(/^\[[^\]]+\]: .*$/gm, "").trim();
}

/** Why `version` cannot be released, or null. */
export function releaseHindrance(changelog: string, version: string): string | null {
  if (version !== VERSION) return `the code is version ${VERSION}, not ${version}`;
  return releaseNotes(changelog, version) ? null : `CHANGELOG.md has no dated section of ${version}`;
}

if (import.meta.main) {
  const [version = ""] = Deno.args;
  const changelog = Deno.readTextFileSync(CHANGELOG);
  const hindrance = releaseHindrance(changelog, version);
  if (hindrance !== null) {
    console.error(`cannot release: ${hindrance}`);
    Deno.exit(1);
  }
  console.log(releaseNotes(changelog, version));
}
