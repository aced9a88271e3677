import type { Content } from "./content.ts";
import type { Rule } from "./rule.ts";

/** Everything that a rule looks for in messages. */
export function contentsOf({ standards }: Pick<Rule, "standards">): Content[] {
  return standards.flatMap(({ conditions }) =>
    conditions.flatMap((item): Content[] => {
      if (item.type === "agent-steps") return item.steps;
      return item.type === "buyer-said" || item.type === "agent-said" ? [item] : [];
    }),
  );
}
