import type { z } from "zod";
import { Refused } from "./errors.ts";

/**
 * The first thing that is wrong, as a path and a text that names the allowed values. `under` is where the checked value lies in
 * the request.
 */
export function invalidField(error: z.ZodError, under: readonly PropertyKey[] = []): Refused {
  const issue = deepest(error.issues[0]);
  if (issue === undefined) return new Refused("invalid");
  const unknown = issue.code === "unrecognized_keys" ? issue.keys[0] : undefined;
  const path = [...under, ...issue.path, ...(unknown === undefined ? [] : [unknown])].map(String).join(".");
  return new Refused("invalid", { path, message: unknown === undefined ? issue.message : "There is no such field" });
}

type Issue = z.core.$ZodIssue;

/** In a union, the option that got furthest into the value says most about what was meant. */
function deepest(issue: Issue | undefined): Issue | undefined {
  if (issue?.code !== "invalid_union") return issue;
  const options = issue.errors.flatMap((issues) => issues.slice(0, 1));
  const best = options.toSorted((one, other) => other.path.length - one.path.length)[0];
  if (best === undefined || best.path.length === 0) return issue;
  return deepest({ ...best, path: [...issue.path, ...best.path] });
}
