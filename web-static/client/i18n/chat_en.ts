/** The words of conversations, in English. @module */

export const chatEn = {
  regenerate: "Answer again",
  edit: "Rephrase",
  editSend: "Ask again",
  copy: "Copy the answer",
  stopped: "Stopped",
  tryAgain: "Try again",
  broken: "Connection lost. The answer continues as soon as it is back…",

  sourceGone: "This record has been deleted",
  openSource: (n: number, heading: string) => `Source ${n}: ${heading}`,

  rename: (title: string) => `Rename “${title}”`,
  newTitle: "Title of the conversation",
  forget: (title: string) => `Forget “${title}”`,
  forgetSure: "Forget it?",
  forgotten: "Conversation forgotten",
  all: (count: number) => `All ${count}`,
  keep: "Keep conversations",
  keepHint: "Off: a conversation is forgotten a day after its last question.",
  durable: "Kept until you forget it",
  ephemeral: (hours: number) => `Forgotten in ${hours} h`,

  embedded: "Built-in answers",
  modelResting: "paused",
  modelSpent: "Today's budget is used up: the built-in understanding answers",
  modelBudget: (percent: string) => `${percent} of today's budget used`,

  proposals: {
    create_record: "Add this?",
    change_record: "Change this?",
    complete: "Mark this as done?",
    delete_record: "Move this to the trash?",
  } as Record<string, string>,
  confirm: "Yes, do it",
  decline: "No",
  accepted: {
    create_record: "Added",
    change_record: "Changed",
    delete_record: "Moved to the trash",
  } as Record<
    string,
    string
  >,
  declined: "Left as it was",
  proposalGone: "This card has expired: it was decided elsewhere, or waited too long. Nothing was changed.",
  askAgain: "Ask again",
  proposalStale: "The record has changed since, so nothing was done. Please ask again.",
  yes: "yes",
  no: "no",
};
