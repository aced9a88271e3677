import type { PackDefinition } from "./pack.ts";
import type { Bilingual } from "./point.ts";
import type { Policy } from "./policy.ts";
import { settingsOf } from "./settings-schema.ts";

/** What a schema of single fields cannot see: ids declared twice, settings without a form, references that lead nowhere. */
export function packProblems(pack: PackDefinition, among: readonly PackDefinition[]): string[] {
  const packs = new Map([...among, pack].map((other) => [other.id, other]));
  return [
    ...(pack.id === "shop" ? ['"shop" is the pack of the merchants\' own rules: choose another id'] : []),
    ...declaredTwice("id", [...pack.points, ...pack.interventions]),
    ...declaredTwice("policy", pack.policies),
    ...pack.points.flatMap((point) => [
      ...settingsOf(point.config).problems.map((problem) => `points.${point.id}.${problem}`),
      ...codeProblems(point),
      ...(point.notes?.codes ?? [])
        .filter((code) => !/^[a-z][a-z0-9-]{0,31}$/.test(code))
        .map((code) => `points.${point.id}.notes.codes: ${JSON.stringify(code)} is no short name in kebab-case`),
    ]),
    ...(pack.rules ?? [])
      .filter((rule) => !pack.points.some(({ id }) => id === rule.id))
      .map(({ id }) => `rules.${id}: no point of that id; add rulesToPoints(rules) to points`),
    ...pack.interventions.flatMap(({ id, config }) =>
      settingsOf(config).problems.map((problem) => `interventions.${id}.${problem}`),
    ),
    ...pack.policies.flatMap((policy) =>
      policyProblems(policy, packs).map((problem) => `policies.${policy.id}: ${problem}`),
    ),
  ];
}

/** What a guest cannot have: it is asked after the turn, in another isolate, about one conversation. */
export function guestProblems(pack: PackDefinition): string[] {
  const gates = pack.interventions.filter(({ actions }) => actions.includes("verdict"));
  return [
    ...gates.map(({ id }) => `interventions.${id}.actions: a guest is asked too late to give a verdict before sending`),
    ...pack.points.flatMap(pointProblems),
  ];
}

function pointProblems({ id, notes, moment }: PackDefinition["points"][number]): string[] {
  return [
    ...(notes === undefined ? [] : [`points.${id}.notes: a guest is asked too late to take notes of retracted words`]),
    ...(moment === "shop" ? [`points.${id}.moment: a guest judges conversations, not the whole shop`] : []),
  ];
}

function declaredTwice(what: string, declared: readonly { readonly id: string }[]): string[] {
  const ids = declared.map(({ id }) => id);
  const twice = new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
  return [...twice].map((id) => `${what} ${JSON.stringify(id)} is declared twice`);
}

function codeProblems({ id, kind, codes }: PackDefinition["points"][number]): string[] {
  const problems: string[] = [];
  const table = Object.entries(codes as { [code: string]: { score?: number; message: Partial<Bilingual> } });
  if (table.length === 0) problems.push(`points.${id}.codes: a point declares at least one code`);
  for (const [code, { score, message }] of table) {
    const place = `points.${id}.codes.${code}`;
    if (kind === "alert" && score !== undefined) problems.push(`${place}.score: an alert carries no score`);
    const [zh, en] = [placeholders(message.zh ?? ""), placeholders(message.en ?? "")];
    if (zh !== en) problems.push(`${place}.message: Chinese fills {${zh}}, English {${en}}`);
  }
  return problems;
}

function placeholders(text: string): string {
  return [...new Set(text.match(/(?<=\{)\w+(?=\})/g) ?? [])].sort().join(", ");
}

function policyProblems({ when, then }: Policy, packs: ReadonlyMap<string, PackDefinition>): string[] {
  const problems: string[] = [];
  const codes = new Set<string>();
  let sawAll = true;
  for (const reference of when.points) {
    const [pack, id] = splitId(reference);
    const known = packs.get(pack);
    const point = known?.points.find((candidate) => candidate.id === id);
    if (known === undefined) sawAll = false;
    else if (point === undefined) problems.push(`unknown point ${JSON.stringify(reference)}`);
    else for (const code of Object.keys(point.codes)) codes.add(code);
  }
  for (const code of when.codes ?? []) {
    if (sawAll && !codes.has(code)) {
      problems.push(`unknown code ${JSON.stringify(code)}; its points declare: ${[...codes].join(", ")}`);
    }
  }
  for (const { intervention: reference, config } of then) {
    const [pack, id] = splitId(reference);
    const known = packs.get(pack);
    const intervention = known?.interventions.find((candidate) => candidate.id === id);
    if (known === undefined) continue;
    if (intervention === undefined) problems.push(`unknown intervention ${JSON.stringify(reference)}`);
    else if (!intervention.config.safeParse(config).success) problems.push(`${reference} refuses this config`);
  }
  return problems;
}

function splitId(reference: string): [string, string] {
  const [pack = "", id = ""] = reference.split("/");
  return [pack, id];
}
