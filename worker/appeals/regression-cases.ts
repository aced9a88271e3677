import type { Role } from "../../plugins/sdk/event.ts";
import type { Step } from "../../plugins/sdk/testing/script.ts";
import type { AppealItem } from "./states.ts";

/**
 * What was decided about an appeal, as cases of the tester (N08): a chat in which a point was wrong must find nothing the next time,
 * and one in which it was right must go on finding it. They are data: an author puts them into the suite of the point.
 */

type Said = {
  readonly at: number;
  readonly role: Role;
  readonly text: string | null;
  readonly automatic: boolean;
  readonly retracted: boolean;
};
type Found = {
  readonly id: string;
  readonly point: string;
  readonly code: string;
  readonly status: string;
  readonly verdict: string | null;
  readonly evidence: readonly { readonly quote: string }[];
};
type Case = { name: string; script: Step[] };
export type PointCases = {
  point: string;
  ignores: Case[];
  flags: (Case & { expect: { code: string; evidence: string[]; resolved?: true }[] })[];
};

type Decided = {
  readonly appeal: string;
  readonly items: readonly AppealItem[];
  readonly messages: readonly Said[];
  readonly findings: readonly Found[];
};

/** By point that was doubted. Empty as long as nothing was decided. */
export function regressionCases({ appeal, items, messages, findings }: Decided): PointCases[] {
  const script = scriptOf(messages);
  const decided = items.filter(({ overturned }) => overturned !== null);
  return [...new Set(decided.map(({ point }) => point))].map((point) => {
    const wrong = new Set(decided.flatMap((item) => (item.overturned ? [item.finding] : [])));
    const stands = findings.filter((one) => one.point === point && !wrong.has(one.id) && counts(one));
    const kept = { name: `appeal ${appeal}`, script };
    if (stands.length === 0) return { point, ignores: [kept], flags: [] };
    const expect = stands.map(({ code, evidence, status }) => ({
      code,
      evidence: evidence.map(({ quote }) => masked(quote)),
      ...(status === "resolved" && { resolved: true as const }),
    }));
    return { point, ignores: [], flags: [{ ...kept, expect }] };
  });
}

const counts = ({ status, verdict }: Found) => (status === "active" || status === "resolved") && verdict !== "wrong";

/** Roles and words only: nobody's name or account. What was taken back has no words any more. */
function scriptOf(messages: readonly Said[]): Step[] {
  let last: number | null = null;
  const steps = messages.flatMap(({ at, role, text, automatic, retracted }): Step[] => {
    if (retracted || text === null || text === "") return [];
    const seconds = last === null ? 0 : Math.round((at - last) / 1_000);
    last = at;
    const says = { step: "says" as const, role, message: { text: masked(text), ...(automatic && { automatic }) } };
    return seconds > 0 ? [{ step: "waits", seconds }, says] : [says];
  });
  return [...steps, { step: "happens", event: { type: "closed" } }];
}

/** Numbers as long as a phone's, an order's or a parcel's name somebody; as many other digits read the same to a point. */
function masked(text: string): string {
  return text.replaceAll(/\d{7,}/g, (digits) => `1${"0".repeat(digits.length - 1)}`);
}
