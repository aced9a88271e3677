import { useCallback, useState } from "react";

/** `times` grows with each selection, so that the same finding can be jumped to again. */
export type Selected = { readonly finding: string; readonly times: number };

/** Which finding the reader is looking at, in the transcript and in the lists at once. */
export function useSelection(first: string | null) {
  const [selected, setSelected] = useState<Selected | null>(first === null ? null : { finding: first, times: 0 });
  const select = useCallback((finding: string) => {
    setSelected((before) => ({ finding, times: (before?.times ?? 0) + 1 }));
  }, []);
  return { selected, select };
}
