import { useSyncExternalStore } from "react";
import { type Severity, severities } from "../../plugins/sdk/point.ts";
import { recall, remember } from "../show/browser-memory.ts";

/** How this browser tells of new alerts. Nothing of it is sent anywhere. */
export type Signals = {
  readonly sound: readonly Severity[];
  readonly notify: readonly Severity[];
  /** The buyer's own words in notifications, which other people may see on the screen. */
  readonly words: boolean;
};

const key = "interject.signals";
const silent: Signals = { sound: [], notify: [], words: false };
const listeners = new Set<() => void>();
let known: Signals | null = null;

export function readSignals(): Signals {
  known ??= parse(recall(key));
  return known;
}

/** By hand: this is in the first load of every page, and a schema library is not. Whatever else stands there counts as nothing. */
export function parse(stored: string | null): Signals {
  if (stored === null) return silent;
  try {
    const { sound, notify, words } = Object(JSON.parse(stored)) as Record<string, unknown>;
    const chosen = (list: unknown) => severities.filter((severity) => Array.isArray(list) && list.includes(severity));
    return { sound: chosen(sound), notify: chosen(notify), words: words === true };
  } catch {
    // Somebody else wrote there.
    return silent;
  }
}

export function saveSignals(signals: Signals): void {
  known = signals;
  remember(key, JSON.stringify(signals));
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useSignals = (): Signals => useSyncExternalStore(subscribe, readSignals);

export const withSeverity = (list: readonly Severity[], severity: Severity, on: boolean): Severity[] =>
  severities.filter((each) => (each === severity ? on : list.includes(each)));
