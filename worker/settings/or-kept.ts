import { Refused } from "../errors.ts";
import { late, soon } from "./soon.ts";

/**
 * What `read` brings. When it fails or takes longer than `patienceMs`, what was `kept` serves: a chat waits. Where nothing was
 * kept there is nothing better than a slow answer, so that is waited for (by the caller's own patience: `Fresh`).
 * @throws Refused `unavailable` when `read` fails and nothing was kept
 */
export async function orKept<Value>(
  read: Promise<Value>,
  kept: () => Promise<Value | null>,
  { patienceMs }: { patienceMs: number },
): Promise<Value> {
  const outcome = read.then(
    (value) => ({ ok: true, value }) as const,
    () => ({ ok: false }) as const,
  );
  const first = await soon(outcome, patienceMs);
  if (first !== late && first.ok) return first.value;
  const last = await kept();
  if (last !== null) return last;
  const second = await outcome;
  if (!second.ok) throw new Refused("unavailable", { retryAfter: 5 });
  return second.value;
}
