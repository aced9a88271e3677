/**
 * What this browser remembers of its user's choices. One that keeps nothing for frames of other sites, where the agents' panel
 * stands (F015), throws at the first question: such a choice lasts as long as the page.
 */
const kept = new Map<string, string>();

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return kept.get(key) ?? null;
  }
}

/** Null forgets. */
export function remember(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    if (value === null) kept.delete(key);
    else kept.set(key, value);
  }
}
