import type { Role } from "../event.ts";
import { modelCard } from "../manifest.ts";
import type { PackDefinition } from "../pack.ts";
import type { Played, PlayOptions } from "../testing/play.ts";
import type { Script, Step } from "../testing/script.ts";

type Plays = (script: Script, options: PlayOptions) => Promise<Played>;

/**
 * What a model card claims and does not keep. Each of its texts is played: samples give their code and quote, false positives are
 * really found. A text is one message of whoever is found for it, or a chat of lines that begin with `buyer:`, `agent:` or `bot:`.
 */
export async function cardProblems(pack: PackDefinition, plays: Plays): Promise<string[]> {
  const { card, points } = pack;
  if (points.length === 0) return [];
  if (card === undefined) return ["card: missing; say how the pack judges, with samples and known false positives"];
  // What its schema refuses, the manifest's problems say.
  if (!modelCard.safeParse(card).success) return [];
  const problems: string[] = [];
  if (card.falsePositives.length === 0)
    problems.push("card.falsePositives: none; every pack has some, name at least one with its reason");
  if (card.samples.length === 0) problems.push("card.samples: none; give at least one message that is found");
  const foundIn = async (text: string) => {
    const runs = await Promise.all(
      scriptsOf(text).map((script) => plays(script, { packs: [pack], untilDayEnds: true })),
    );
    for (const error of new Set(runs.flatMap(({ errors }) => errors)))
      problems.push(`${JSON.stringify(text)}: ${error}`);
    return runs.flatMap(({ findings }) => findings);
  };
  for (const [index, { point, code, text, quote }] of card.samples.entries()) {
    const found = (await foundIn(text)).filter((finding) => finding.point === `${pack.id}/${point}`);
    const place = `card.samples.${index} ${JSON.stringify(text)}`;
    const coded = found.filter((finding) => finding.code === code);
    const quotes = coded.flatMap(({ evidence }) => evidence.map((span) => span.quote));
    if (coded.length === 0) problems.push(`${place}: ${point} does not find ${code}${insteadOf(found)}`);
    else if (!quotes.includes(quote))
      problems.push(
        `${place}: quotes ${quotes.map((each) => JSON.stringify(each)).join(", ")}, not ${JSON.stringify(quote)}`,
      );
  }
  for (const [index, { text }] of card.falsePositives.entries()) {
    if ((await foundIn(text)).length === 0)
      problems.push(`card.falsePositives.${index} ${JSON.stringify(text)}: no point finds anything in it`);
  }
  return problems;
}

function insteadOf(found: readonly { readonly code: string }[]): string {
  return found.length === 0 ? "" : `, it finds ${[...new Set(found.map(({ code }) => code))].join(", ")}`;
}

const speaker = /^(buyer|agent|bot)[:：]\s*(.*)$/;

function scriptsOf(text: string): Script[] {
  const lines = text.split("\n").map((line) => speaker.exec(line));
  if (lines.every((line) => line !== null)) return [lines.map(([, role, said]) => says(role as Role, said ?? ""))];
  return (["buyer", "agent", "bot"] as const).map((role) => [says(role, text)]);
}

function says(role: Role, text: string): Step {
  return { step: "says", role, message: { text } };
}
