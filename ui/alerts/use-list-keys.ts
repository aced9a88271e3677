import type { KeyboardEvent } from "react";
import { neighbourId } from "./neighbour-id.ts";

type ListKeysOptions = {
  ids: readonly string[];
  opened: string | null;
  open: (id: string | null) => void;
  /** What a key does to the opened line. */
  acts: Readonly<Record<string, () => void>>;
};

/** Whoever writes or chooses means the letter itself. */
const typing = "input, textarea, select, [contenteditable], [role=combobox], [role=dialog]";

/**
 * J and K open the line below and above, Escape closes it, and letters do what their buttons do. Only while the list has the focus:
 * single letters must not act from elsewhere (WCAG 2.1.4).
 */
export function useListKeys({ ids, opened, open, acts }: ListKeysOptions) {
  return (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.target instanceof Element && event.target.closest(typing) !== null) return;
    const key = event.key.toLowerCase();
    if (key === "escape" && opened !== null) return open(null);
    if (key === "j" || key === "k") {
      event.preventDefault();
      const next = neighbourId(ids, opened, key === "j" ? 1 : -1);
      if (next !== null) open(next);
      return;
    }
    acts[key]?.();
  };
}
