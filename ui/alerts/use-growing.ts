import { useCallback, useEffect, useRef, useState } from "react";

/** Lines that are drawn at once; what lies below is drawn, and then read, when somebody comes there. */
const step = 60;

type Pages = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };

/** A list that grows as it is scrolled: the button at its end presses itself when it comes into view. */
export function useGrowing(total: number, { hasNextPage, isFetchingNextPage, fetchNextPage }: Pages) {
  const [most, setMost] = useState(step);
  const button = useRef<HTMLButtonElement | null>(null);
  const grow = useCallback(() => {
    // What is being read is shown when it is there, and not asked for twice.
    if (isFetchingNextPage) return;
    setMost((before) => Math.min(before, total) + step);
    if (most + step > total && hasNextPage) void fetchNextPage();
  }, [most, total, hasNextPage, isFetchingNextPage, fetchNextPage]);
  useEffect(() => {
    const end = button.current;
    if (end === null) return;
    // A busy page is told of several moves at once, of which the last holds.
    const watch = new IntersectionObserver((moves) => moves.at(-1)?.isIntersecting && grow(), {
      // The page scrolls in a frame of its own; a margin around the window would be cut off at that frame.
      root: document.getElementById("page"),
      rootMargin: "400px",
    });
    watch.observe(end);
    return () => watch.disconnect();
  }, [grow]);
  return { shown: most, more: most < total || hasNextPage, grow, ref: button };
}
