import type { Readable, Writable } from "node:stream";
import { isCancel, select, text } from "@clack/prompts";
import { type NewKind, type NewOptions, needsProject } from "./new-pack.ts";
import { CommandRefused } from "./refused.ts";

export type GivenNew = Partial<Pick<NewOptions, "id" | "kind" | "zh" | "en" | "sdk">> & Pick<NewOptions, "into">;
type Terminal = { readonly input?: Readable; readonly output?: Writable };

const kinds = [
  { value: "point", label: "质检点 · Point", hint: "TypeScript: finds something in a chat" },
  { value: "intervention", label: "干预 · Intervention", hint: "TypeScript: does something about it" },
  { value: "rules", label: "规则 · Rules", hint: "JSON, no code" },
] as const;

/** What a new pack starts with where nobody says so. */
export const defaultTitles: Readonly<Record<NewKind, { readonly zh: string; readonly en: string }>> = {
  point: { zh: "新质检点", en: "New point" },
  intervention: { zh: "新干预", en: "New intervention" },
  rules: { zh: "新规则", en: "New rule" },
};

/** Asks for what the flags leave open. */
export async function askNew(given: GivenNew, terminal: Terminal = {}): Promise<NewOptions> {
  const kind =
    given.kind ??
    (await answered(select<NewKind>({ message: "写什么？ What will you write?", options: [...kinds], ...terminal })));
  const titles = defaultTitles[kind];
  const line = (message: string, initialValue: string) => answered(text({ message, initialValue, ...terminal }));
  const id =
    given.id ??
    (await line("id：包/名称 (kebab-case) Id: pack/name", `my-shop/${kind === "rules" ? "my-rule" : `my-${kind}`}`));
  const zh = given.zh ?? (await line("中文标题 Chinese title", titles.zh));
  const en = given.en ?? (await line("英文标题 English title", titles.en));
  const asksSdk = given.sdk === undefined && needsProject(given.into);
  const sdk = asksSdk ? await line("SDK 来源 Where the SDK comes from (file:… or a version)", "") : given.sdk;
  return { kind, id, zh, en, into: given.into, sdk };
}

async function answered<Answer>(question: Promise<Answer>): Promise<Exclude<Answer, symbol>> {
  const answer = await question;
  if (isCancel(answer)) throw new CommandRefused("cancelled: nothing was written");
  return answer as Exclude<Answer, symbol>;
}
