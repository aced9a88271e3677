import type { LiveSession } from "./sessions.ts";
import type { State } from "./state.ts";

/**
 * The state as far as one more message would change it: what it is judged on before it is said. The log itself is shared and must
 * not be written to; messages and findings are values and are never changed.
 */
export function sketch(state: State): State {
  const sessions = new Map<LiveSession, LiveSession>();
  for (const session of state.cutter.sessions)
    sessions.set(session, { ...session, messages: session.messages.slice() });
  const { current } = state.cutter;
  const cutter = {
    ...state.cutter,
    sessions: [...sessions.values()],
    current: current === null ? null : (sessions.get(current) ?? current),
  };
  const sessionOf = new Map<string, LiveSession>();
  for (const [id, session] of state.sessionOf) sessionOf.set(id, sessions.get(session) ?? session);
  return {
    ...state,
    cutter,
    sessionOf,
    messages: state.messages.slice(),
    notes: new Map(state.notes),
    timers: new Map(state.timers),
    decisions: new Map(state.decisions),
    steps: new Map(state.steps),
    flows: new Map(state.flows),
    tasks: new Map(state.tasks),
  };
}
