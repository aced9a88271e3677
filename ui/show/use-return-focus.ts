import { useEffect, useState } from "react";

/**
 * For a dialog that goes with its component: the focus returns to whatever opened it, or to the page when that is gone, so that
 * the keyboard does not start from the top again.
 */
export function useReturnFocus(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      const isThere = opener instanceof HTMLElement && opener.isConnected && opener !== document.body;
      (isThere ? opener : document.getElementById("page"))?.focus();
    },
    [opener],
  );
}
