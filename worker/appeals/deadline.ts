/**
 * What happens as an appeal's deadline comes near and passes. Nobody wins by silence: it stays open, can still be decided, and the
 * result counts meanwhile. Reviewers are reminded a day before; once it is late their superiors hear of it.
 */

export const reminderMs = 86_400_000;

/** The groups of receivers that suggested policies tell, too. */
export const dueNotices = {
  remind: { group: "supervisors", severity: "normal" },
  escalate: { group: "managers", severity: "urgent" },
} as const;
export type DueNotice = keyof typeof dueNotices;

type Waiting = {
  readonly id: string;
  readonly dueAt: number;
  readonly remindedAt: number | null;
  readonly escalatedAt: number | null;
};

/** Which open appeals somebody is owed a word about now. One that is late is not also about to be. */
export function owedNotices(waiting: readonly Waiting[], now: number): Record<DueNotice, string[]> {
  const isLate = ({ dueAt }: Waiting) => dueAt <= now;
  const ids = (some: readonly Waiting[]) => some.map(({ id }) => id);
  return {
    remind: ids(waiting.filter((one) => !isLate(one) && one.dueAt - now <= reminderMs && one.remindedAt === null)),
    escalate: ids(waiting.filter((one) => isLate(one) && one.escalatedAt === null)),
  };
}

/** How many, and where to decide them; nothing of what was said. */
export function noticeText(kind: DueNotice, { count, address, language }: Told): string {
  const words = {
    remind: {
      zh: `${count} 条客服申诉将在 24 小时内到期，请尽快处理`,
      en: `Appeals of agents that are due within 24 hours: ${count}`,
    },
    escalate: {
      zh: `${count} 条客服申诉已超过处理期限，仍在等待`,
      en: `Appeals of agents that are past their deadline and still wait: ${count}`,
    },
  } as const;
  return `${words[kind][language]}\n${address}`;
}
type Told = { readonly count: number; readonly address: string; readonly language: "zh" | "en" };
