import { useSyncExternalStore } from "react";
import { recall, remember } from "../show/browser-memory.ts";

export const appearances = ["light", "dark", "system"] as const;
export type Appearance = (typeof appearances)[number];

const remembered = "interject.appearance";
const systemDark = window.matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set<() => void>();

function read(): Appearance {
  const stored = recall(remembered);
  return appearances.find((appearance) => appearance === stored) ?? "system";
}
let chosen = read();

export const isDark = (): boolean => chosen === "dark" || (chosen === "system" && systemDark.matches);

/** The page's own colours hang on `data-appearance`, also before the first component is drawn. */
export function applyAppearance(): void {
  document.documentElement.dataset.appearance = isDark() ? "dark" : "light";
}

function changed(): void {
  applyAppearance();
  for (const listener of listeners) listener();
}
systemDark.addEventListener("change", changed);

export function chooseAppearance(appearance: Appearance): void {
  chosen = appearance;
  remember(remembered, appearance);
  changed();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useAppearance(): { appearance: Appearance; dark: boolean } {
  const appearance = useSyncExternalStore(subscribe, () => chosen);
  const dark = useSyncExternalStore(subscribe, isDark);
  return { appearance, dark };
}
