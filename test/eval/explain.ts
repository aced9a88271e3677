import type { Role } from "../../plugins/sdk/event.ts";
import { fold } from "../../plugins/sdk/text/fold.ts";
import { compileMatcher } from "../../plugins/sdk/text/matcher.ts";
import type { CompiledShop } from "../../worker/settings/compile.ts";
import { judge } from "./judge.ts";

/** What each point makes of one message: its findings, and phrases that were found but did not count in their place. */
export function explain(text: string, role: Exclude<Role, "system">, shop: CompiledShop): string {
  const { findings, errors } = judge({ id: "explain", complete_session: false, messages: [{ role, text }] }, shop);
  const lines: string[] = [];
  for (const [point, { definition, settings }] of shop.points) {
    const own = findings.filter((finding) => finding.point === point);
    for (const { code, severity, message, evidence } of own) {
      const quotes = evidence.map(({ quote }) => `“${quote}”`).join(" ");
      lines.push(`✔ ${point}  ${code} (${severity})  ${quotes}  ${message.zh}`);
    }
    const lists = definition.phrases?.(definition.config.parse(settings.config)) ?? {};
    const seen = new Set<string>();
    for (const [list, phrases] of Object.entries(lists))
      compileMatcher(phrases).find(fold(text).text, (phrase) => seen.add(`${list}: ${phrases[phrase]}`));
    if (own.length === 0 && seen.size > 0) lines.push(`· ${point}  found but not counted  ${[...seen].join(", ")}`);
  }
  for (const { point, error } of errors) lines.push(`✘ ${point}  ${error}`);
  return lines.length > 0 ? lines.join("\n") : "no point has anything to say";
}
