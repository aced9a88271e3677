import { type KeyboardEvent, useEffect, useRef } from "react";
import type { FindingItem } from "../api/types.ts";
import { counts } from "../show/counts.ts";
import { neighbour } from "./neighbour.ts";

type AlertKeysOptions = {
  findings: readonly FindingItem[];
  selected: string | null;
  select: (finding: string) => void;
  /** Seen, next. */
  review: () => void;
};

/** Whoever writes or chooses means the letter itself. */
const typing = "input, textarea, select, [contenteditable], [role=combobox], [role=dialog], [role=tab]";

/**
 * J and K walk from finding to finding in the order of the chat, N is “seen, next”. Only while the page itself has the focus,
 * which it takes when it opens: single letters must not act from elsewhere (WCAG 2.1.4). Arrows keep scrolling.
 */
export function useAlertKeys({ findings, selected, select, review }: AlertKeysOptions) {
  const ref = useRef<HTMLElement>(null);
  useEffect(() => ref.current?.focus({ preventScroll: true }), []);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.target instanceof Element && event.target.closest(typing) !== null) return;
    const key = event.key.toLowerCase();
    if (key === "n") return review();
    if (key !== "j" && key !== "k") return;
    event.preventDefault();
    const next = neighbour(findings.filter(counts), selected, key === "j" ? 1 : -1);
    if (next !== null) select(next);
  };
  return { ref, onKeyDown };
}
