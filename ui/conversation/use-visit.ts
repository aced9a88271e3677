import { useEffect } from "react";
import { signExit, signVisit } from "../api/review-calls.ts";
import { useMay } from "../api/use-may.ts";

/** Signs of work are told so often at most; the server counts to the last one. */
const signEveryMs = 15_000;
/** As the server has it: whoever did nothing for longer has left, and enters anew. */
const idleMs = 10 * 60_000;
const signs = ["keydown", "pointerdown", "wheel", "scroll"] as const;

/** Tells the server how long a reviewer is on the page of a session (F165). What fails is lost and hinders nobody. */
export function useVisit(shop: string, session: string | null): void {
  const { review } = useMay();
  useEffect(() => {
    if (!review || session === null) return;
    const address = { shop, session };
    let visit: string | null = null;
    let toldAt = 0;
    const tell = (state: "enter" | "active", id: string) => {
      visit = id;
      toldAt = Date.now();
      signVisit({ ...address, visit: id, state }).catch(() => undefined);
    };
    const leave = () => {
      if (visit !== null) signExit({ ...address, visit });
      visit = null;
    };
    const work = () => {
      if (document.visibilityState === "hidden") return;
      const silentMs = Date.now() - toldAt;
      if (visit === null || silentMs > idleMs) tell("enter", crypto.randomUUID());
      else if (silentMs >= signEveryMs) tell("active", visit);
    };
    const look = () => (document.visibilityState === "hidden" ? leave() : work());
    work();
    for (const sign of signs) window.addEventListener(sign, work, { passive: true, capture: true });
    document.addEventListener("visibilitychange", look);
    window.addEventListener("pagehide", leave);
    return () => {
      leave();
      for (const sign of signs) window.removeEventListener(sign, work, { capture: true });
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("pagehide", leave);
    };
  }, [review, shop, session]);
}
