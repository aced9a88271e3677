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
  const [, link = null] = linkForm.exec(location.hash) ?? [];
  const kept = recall(shop);
  // A desktop that reloads shows the same link again: what it opened goes on. Another one may be of another agent.
  if (kept !== null && (link === null || link === kept.link)) {
    callWithPass(kept.pass);
    return "open";
  }
  if (link === null) return "none";
  try {
    const { pass } = await exchangeLink(link);
    callWithPass(pass);
    keep(shop, { link, pass });
    return "open";
  } catch (error) {
    return error instanceof ApiFailure && error.status === 404 ? "spent" : "none";
  }
}

type Kept = { link: string; pass: string };

/** Browsers that keep nothing for frames of other sites throw here: then a reload needs a new link. */
function recall(shop: string): Kept | null {
  try {
    const [link, pass] = sessionStorage.getItem(stored(shop))?.split(" ") ?? [];
    return link === undefined || pass === undefined ? null : { link, pass };
  } catch {
    return null;
  }
}

function keep(shop: string, { link, pass }: Kept): void {
  try {
    sessionStorage.setItem(stored(shop), `${link} ${pass}`);
  } catch {
    // As above.
  }
}
