import { useEffect, useState } from "react";
import { ApiFailure, callWithPass } from "../api/call.ts";
import { exchangeLink } from "../api/desk-queries.ts";

export type PassState = "opening" | "open" | "spent" | "none";

const linkForm = /^#(il_[a-f0-9]{64})$/;
const stored = (shop: string) => `interject.panel ${shop}`;
/** A link is good once: whoever asks a second time is told what became of the first. */
const opened = new Map<string, Promise<PassState>>();

/**
 * The link in the address's fragment becomes a pass, which lives in this frame: in memory, and in the frame's own session storage
 * where the browser keeps one for it, so that a reload of the desktop goes on. Without a link, whoever is signed in here is meant.
 */
export function usePass(shop: string): PassState {
  const [state, setState] = useState<PassState>("opening");
  useEffect(() => {
    let left = false;
    const opening = opened.get(shop) ?? open(shop);
    opened.set(shop, opening);
    void opening.then((next) => {
      if (!left) setState(next);
    });
    return () => {
      left = true;
    };
  }, [shop]);
  return state;
}

async function open(shop: string): Promise<PassState> {
  const [, link] = linkForm.exec(location.hash) ?? [];
  if (link === undefined) {
    const kept = recall(shop);
    callWithPass(kept);
    return kept === null ? "none" : "open";
  }
  // It must not stand in the history of the frame.
  history.replaceState(null, "", location.pathname);
  try {
    const { pass } = await exchangeLink(link);
    callWithPass(pass);
    keep(shop, pass);
    return "open";
  } catch (error) {
    return error instanceof ApiFailure && error.status === 404 ? "spent" : "none";
  }
}

/** Browsers that keep nothing for frames of other sites throw here: then a reload needs a new link. */
function recall(shop: string): string | null {
  try {
    return sessionStorage.getItem(stored(shop));
  } catch {
    return null;
  }
}

function keep(shop: string, pass: string): void {
  try {
    sessionStorage.setItem(stored(shop), pass);
  } catch {
    // As above.
  }
}
