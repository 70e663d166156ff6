/** What a person keeps here: counted, taken along, and brought back. @module */
import { useMessages } from "../i18n/language.ts";
import { useApp } from "../shell/app_context.ts";
import { LoadState } from "./load_state.tsx";
import { Panel } from "./panel.tsx";
import { useAttempt } from "./use_attempt.ts";
import { useLoaded } from "./use_loaded.ts";

export function DataPanel() {
  const { api, show, setProfile } = useApp();
  const messages = useMessages();
  const usage = useLoaded(() => api.account.usage());
  const attempt = useAttempt();
  const words = messages.own;

  const save = () =>
    attempt.run(async () => {
      const url = URL.createObjectURL(await api.account.export());
      const link = document.createElement("a");
      link.href = url;
      link.download = `zhiji-${new Date().toISOString().slice(0, 10)}.zip`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    });
  const take = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (!file) return;
    return attempt.run(async () => {
      try {
        show({ text: words.imported(await api.account.import(file)) });
        usage.reload();
        setProfile(await api.me());
      } finally {
        input.value = "";
      }
    });
  };
  const counts = usage.value &&
    ([["records", words.countRecords], ["recordsInTrash", words.countTrash], [
      "conversations",
      words.countConversations,
    ]] as const);

  return (
    <Panel name="data" title={words.data} hint={words.dataHint}>
      {counts === null ? <LoadState loaded={usage} rows={1} /> : (
        <dl class="counts">
          {counts.map(([name, label]) => (
            <div key={name}>
              <dd data-count={name}>{usage.value![name]}</dd>
              <dt>{label}</dt>
            </div>
          ))}
        </dl>
      )}
      <p class="form-error" role="alert">{attempt.failure || Object.values(attempt.errors)[0] || ""}</p>
      <div class="row-buttons">
        <button type="button" class="button" data-deed="export" disabled={attempt.busy} onClick={save}>
          {words.export}
        </button>
        <label class={attempt.busy ? "button file-button is-busy" : "button file-button"}>
          <input
            name="import"
            type="file"
            accept=".zip,.csv,application/zip,text/csv"
            disabled={attempt.busy}
            onChange={take}
          />
          {words.import}
        </label>
      </div>
    </Panel>
  );
}
