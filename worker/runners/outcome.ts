import { type CheckedOutput, quote, type TextOf } from "../../plugins/sdk/output.ts";
import type { Evidence, FindingData } from "../../plugins/sdk/point.ts";

/** What the points say about one event. `point` is the full id; a point in `errors` has no other entries. */
export type Outcome = {
  readonly findings: {
    readonly point: string;
    readonly code: string;
    readonly evidence: readonly (Evidence & { readonly quote: string })[];
    readonly data?: FindingData;
  }[];
  readonly arms: { readonly point: string; readonly timer: string; readonly seconds: number }[];
  readonly disarms: { readonly point: string; readonly timer: string }[];
  readonly resolves: { readonly point: string; readonly code: string }[];
  readonly errors: { readonly point: string; readonly error: string }[];
};

export function emptyOutcome(): Outcome {
  return { findings: [], arms: [], disarms: [], resolves: [], errors: [] };
}

/** Adds what one point returned. The quotes are cut here, from the words that it was shown. */
export function collect(point: string, output: CheckedOutput, textOf: TextOf, outcome: Outcome): void {
  if (!output.ok) {
    outcome.errors.push({ point, error: output.error.slice(0, 500) });
    return;
  }
  for (const result of output.results) {
    switch (result.kind) {
      case "finding": {
        const { code, data } = result;
        const evidence = quote(result.evidence, textOf);
        outcome.findings.push({ point, code, evidence, ...(data !== undefined && { data: { ...data } }) });
        break;
      }
      case "arm":
        outcome.arms.push({ point, timer: result.timer, seconds: result.seconds });
        break;
      case "disarm":
        outcome.disarms.push({ point, timer: result.timer });
        break;
      case "resolve":
        outcome.resolves.push({ point, code: result.code });
        break;
      case "held":
        break;
    }
  }
}
