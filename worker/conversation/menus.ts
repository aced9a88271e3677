import type { Decision } from "./log.ts";
import type { State } from "./state.ts";

/** Before every key of ours. A channel that has no field for it names menus in its own way. */
const ownKey = /^act_/;

/**
 * Whether a choice may be the answer to a menu of this intervention. A menu that bears a key of ours is that menu and no other; of
 * one with a foreign name nothing is known, so it may be any.
 */
export function mayAnswer(state: State, { menu }: { readonly menu: string }, started: Decision): boolean {
  if (!ownKey.test(menu)) return true;
  for (const { id, parent, actions } of state.decisions.values()) {
    if (id !== started.id && parent !== started.id) continue;
    if (actions.some(({ kind, key }) => kind === "menu" && key === menu)) return true;
  }
  return false;
}
