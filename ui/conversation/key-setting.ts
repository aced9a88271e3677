import { useSyncExternalStore } from "react";
import { recall, remember } from "../show/browser-memory.ts";

/** Whether single keys act, and which tags the digits add. Kept in the browser: a matter of the person's hands, not of the shop. */

const offKey = "interject.review-keys";
const tagsKey = (shop: string) => `interject.quick-tags.${shop}`;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function write(key: string, value: string | null): void {
  remember(key, value);
  for (const listener of listeners) listener();
}

/** They are on unless somebody switched them off (WCAG 2.1.4). */
export const useKeysOn = (): boolean => useSyncExternalStore(subscribe, () => recall(offKey) !== "off");
export const switchKeys = (on: boolean): void => write(offKey, on ? null : "off");

/** Full ids of points in the order of the digits; empty: the shop's first. */
export function useQuickTags(shop: string): string[] {
  const stored = useSyncExternalStore(subscribe, () => recall(tagsKey(shop)) ?? "");
  return stored === "" ? [] : stored.split(" ");
}
export const chooseQuickTags = (shop: string, points: readonly string[]): void =>
  write(tagsKey(shop), points.length === 0 ? null : points.join(" "));
