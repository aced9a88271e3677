import type { Context, ExecutionContext } from "hono";

/** What lets work go on behind the answer. A request made without a runtime around it has none, and Hono's getter throws then. */
export function executionOf(c: Context): ExecutionContext | undefined {
  try {
    return c.executionCtx;
  } catch {
    return undefined;
  }
}
