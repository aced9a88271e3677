import type { Env } from "../env.ts";
import { Refused } from "../errors.ts";
import { guardAddress } from "../outbound/guard.ts";

/** Refuses at save what the sender would refuse later. @throws Refused `invalid` */
export function checkAddress(env: Env, { path, address }: { path: string; address: string }): void {
  const guarded = guardAddress(address, { allowLoopback: env.ALLOW_LOOPBACK === "1" });
  if (!guarded.ok) throw new Refused("invalid", { path, message: `Not a public https address: ${guarded.reason}` });
}
