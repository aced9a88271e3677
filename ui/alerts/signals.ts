import { useSyncExternalStore } from "react";
import { z } from "zod";
import { type Severity, severities } from "../../plugins/sdk/point.ts";
import { recall, remember } from "../show/browser-memory.ts";

/** How this browser tells of new alerts. Nothing of it is sent anywhere. */
const schema = z.object({
  sound: z.array(z.enum(severities)).default([]),
  notify: z.array(z.enum(severities)).default([]),
  /** The buyer's own words in notifications, which other people may see on the screen. */
  words: z.boolean().default(false),
});
export type Signals = z.infer<typeof schema>;

const key = "interject.signals";
const silent: Signals = { sound: [], notify: [], words: false };
const listeners = new Set<() => void>();
let known: Signals | null = null;

export function readSignals(): Signals {
  known ??= parse(recall(key));
  return known;
}

function parse(stored: string | null): Signals {
  if (stored === null) return silent;
  try {
    return schema.catch(silent).parse(JSON.parse(stored));
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
