import assert from "node:assert/strict";
import { VERSION } from "../common/http/service_app.ts";
import { releaseHindrance, releaseNotes } from "./print_release_notes.ts";

const CHANGELOG = `# Changelog

## [Unreleased]

## [${VERSION}] - 2026-12-01

### Added

- Capture.

## [0.0.1] - 2026-01-01

- A start.

[0.0.1]: https://example.com/0.0.1
`;

Deno.test("releaseNotes() gives the section of one version and nothing of its neighbours", () => {
  assert.equal(releaseNotes(CHANGELOG, VERSION), "### Added\n\n- Capture.");
  assert.equal(releaseNotes(CHANGELOG, "0.0.1"), "- A start.");
});

Deno.test("releaseHindrance() stops a tag of another version and one without a dated section", () => {
  assert.equal(releaseHindrance(CHANGELOG, VERSION), null);
  assert.match(releaseHindrance(CHANGELOG, "0.0.1") ?? "", /the code is version/);
  const undated = CHANGELOG.replace("2026-12-01", "Unreleased");
  assert.match(releaseHindrance(undated, VERSION) ?? "", /no dated section/);
});
