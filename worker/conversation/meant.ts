import type { SessionType } from "../../plugins/sdk/conversation.ts";
import { inSchedule } from "../../plugins/sdk/hours.ts";
import type { CompiledPoint, CompiledShop } from "../settings/compile.ts";
import type { Entry } from "./log.ts";
import type { LiveSession } from "./sessions.ts";
import type { State } from "./state.ts";

/** Why the shop's settings hold a finding back. */
export const settingGuards = [
  "other-session-type",
  "not-inspected",
  "other-group",
  "outside-schedule",
  "allowed-phrase",
] as const;
export type SettingGuard = (typeof settingGuards)[number];

/** What a finding is about: `anchor` is the platform's event. */
export type About = { readonly anchor: string; readonly session: LiveSession | null; readonly type: SessionType };

/** Whether the point is meant for sessions of that type, for this agent and for this hour; null: it is. */
export function notMeant(
  state: State,
  { snapshot }: CompiledShop,
  { settings, accounts }: CompiledPoint,
  entry: Entry,
  about: About,
): SettingGuard | null {
  if (settings.sessionTypes !== undefined && !settings.sessionTypes.includes(about.type)) return "other-session-type";
  if (accounts !== null && !accounts.has(agentOf(state, entry, about) ?? "")) return "other-group";
  const { schedule } = settings;
  if (schedule === undefined) return null;
  return inSchedule(schedule, snapshot.hours, snapshot.timeZone, timeOf(state, entry, about))
    ? null
    : "outside-schedule";
}

/** A session is its agent's; live, it is about whoever speaks and, when the buyer does or nobody, about whoever serves. */
function agentOf(state: State, { event }: Entry, { anchor, session }: About): string | undefined {
  if (event.type === "session") return session?.agent?.id;
  if (event.type === "message" || event.type === "edited") {
    const from = state.messages.findLast(({ id }) => id === anchor)?.from;
    if (from?.role === "agent" || from?.role === "bot") return from.id;
  }
  return (state.cutter.holder ?? session?.agent)?.id;
}

/** Live: when it happens. A session may be judged at night: its findings are of the time of the words that they are about. */
function timeOf(state: State, { event, at }: Entry, { anchor, session }: About): number {
  if (event.type !== "session") return at;
  return (state.byId.get(anchor) ?? session?.messages.at(-1))?.at ?? at;
}
