import type { Problem } from "../api/install-calls.ts";

/** What a problem with a shop's settings is about, so that it can be named and linked to. */
export type ProblemPlace =
  | { readonly kind: "point"; readonly point: string; readonly field: string }
  | { readonly kind: "policy"; readonly policy: string }
  | { readonly kind: "other" };

/** `points.promotion/late.config.seconds`, or `shadows.` or `policies.call.then.0` before it. */
export function problemPlace(path: string): ProblemPlace {
  const [area, id = "", ...rest] = path.split(".");
  if (area === "points" || area === "shadows") return { kind: "point", point: id, field: rest.join(".") };
  return area === "policies" ? { kind: "policy", policy: id } : { kind: "other" };
}

/** As an installation that waits keeps its problems: `path: message`. */
export function problemOf(line: string): Problem {
  const end = line.indexOf(": ");
  return end === -1 ? { path: "", message: line } : { path: line.slice(0, end), message: line.slice(end + 2) };
}
