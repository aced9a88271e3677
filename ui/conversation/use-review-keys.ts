import { type KeyboardEvent, useEffect, useRef } from "react";
import { useKeysOn } from "./key-setting.ts";
import { meaningOf, type ReviewKey } from "./review-keys.ts";

/** Whoever writes or chooses means the letter itself. */
const typing = "input, textarea, select, [contenteditable], [role=combobox], [role=dialog], [role=tab]";
/** Enter presses what has the focus. */
const pressable = "button, a, summary, [role=button], [role=switch], [role=menuitem]";
/** Repeated while a key is held down. */
const repeats: readonly ReviewKey[] = ["nextSentence", "sentenceBefore"];

/**
 * Single keys of the page. Not while a dialog is `open`, which takes the focus a moment later. Only while the page itself has the focus, which it takes when it opens: they must not act from elsewhere,
 * and they can be switched off (WCAG 2.1.4).
 */
export function useReviewKeys({ act, open }: { act: (key: ReviewKey, pressed: string) => void; open: boolean }) {
  const ref = useRef<HTMLElement>(null);
  const on = useKeysOn();
  useEffect(() => ref.current?.focus({ preventScroll: true }), []);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const meaning = on && !open ? meaningOf(event) : null;
    if (meaning === null || (event.repeat && !repeats.includes(meaning))) return;
    const { target } = event;
    if (target instanceof Element && target.closest(typing) !== null) return;
    if (meaning === "done" && target instanceof Element && target.closest(pressable) !== null) return;
    // A dialog is drawn elsewhere, but its keys come up through here.
    if (!(target instanceof Node && event.currentTarget.contains(target))) return;
    event.preventDefault();
    act(meaning, event.key);
  };
  const focus = () => ref.current?.focus({ preventScroll: true });
  return { ref, onKeyDown, focus };
}
