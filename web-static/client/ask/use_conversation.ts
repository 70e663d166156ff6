/** A conversation: questions, and their answers as they stream in, are broken off and go on. @module */
import { useLayoutEffect, useMemo, useState } from "hono/jsx/dom";
import { codeOf } from "../api/problem.ts";
import type { Retention } from "../api/wire.ts";
import { useApp, useRecordNews } from "../shell/app_context.ts";
import { Conversation, type Talk } from "./conversation.ts";
import { withRecord } from "./turn.ts";

export interface UsedConversation extends Talk {
  ask(question: string): Promise<void>;
  /** Asks the question of a turn in other words; it and all after it are answered anew. */
  edit(turnId: string, question: string): Promise<void>;
  regenerate(): Promise<void>;
  stop(): Promise<void>;
  startAnew(): void;
  /** Goes on with an earlier conversation. */
  open(id: string): Promise<void>;
  rename(title: string): Promise<void>;
  setRetention(retention: Retention): void;
  isAnswering: boolean;
}

/** The conversation of this tab, so that reloading the page goes on with it. */
const TALK = "zhiji.talk";
/** How long new conversations live, by this person's last choice. */
const RETENTION = "zhiji.retention";

export function useConversation(): UsedConversation {
  const { api, profile, timezone } = useApp();
  const conversation = useMemo(() => new Conversation(api.talks), [api]);
  const [talk, setTalk] = useState<Talk>(conversation.talk);
  const key = `${TALK}.${profile.id}`;

  useLayoutEffect(() => {
    const earlier = sessionStorage.getItem(key);
    conversation.setRetention(localStorage.getItem(RETENTION) === "durable" ? "durable" : "ephemeral");
    setTalk(conversation.talk);
    conversation.onChange = (talk) => {
      if (talk.id === null) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, talk.id);
      setTalk(talk);
    };
    if (earlier !== null) {
      conversation.open(earlier).catch((error) => {
        // Without an answer it may still be there at the next visit; one that is over is forgotten.
        if (codeOf(error) === "not_found") sessionStorage.removeItem(key);
      });
    }
    const goOn = () => conversation.goOn();
    addEventListener("online", goOn);
    return () => {
      removeEventListener("online", goOn);
      conversation.leave();
    };
  }, [conversation]);
  useRecordNews((record) => conversation.change((turn) => withRecord(turn, record)));

  return {
    ...talk,
    isAnswering: talk.turns.at(-1)?.state === "streaming",
    ask: (question) => conversation.ask({ message: question, timezone }),
    edit: (turnId, question) => conversation.edit(turnId, { message: question, timezone }),
    regenerate: () => conversation.regenerate(timezone),
    stop: () => conversation.stop(),
    startAnew: () => conversation.startAnew(),
    open: (id) => conversation.open(id),
    rename: (title) => conversation.rename(title),
    setRetention(retention) {
      localStorage.setItem(RETENTION, retention);
      conversation.setRetention(retention);
    },
  };
}
