import { readFile } from "node:fs/promises";
import { z } from "zod";
import { part, roles } from "../../plugins/sdk/event.ts";

/**
 * One dialogue a line. `messages` are what was said; a written dialogue may also say how long a message waits after the one
 * before (`wait`, seconds), hold other events of the webhook (`event`), and say what a supervisor does (`supervisor`).
 */
const timed = { at: z.number().optional(), wait: z.number().min(0).optional() };
const said = z.object({
  ...timed,
  role: z.enum(roles),
  text: z.string().default(""),
  /** Cards, pictures and the like, beside the text. */
  content: z.array(part).optional(),
  /** Which agent speaks, where a dialogue has several. */
  agent: z.string().optional(),
  automatic: z.boolean().optional(),
  /** The platform asks whether it may be sent. What is said then is a message of its own, or nothing. */
  pending: z.boolean().optional(),
  /** Why the agent sends it although he was warned. */
  override: z.string().optional(),
});
/** In a `menu` event the menu `last` is the one that was offered last; elsewhere the message `last` is the one before. */
const happened = z.object({ ...timed, event: z.looseObject({ type: z.string() }) });
/** Done through the API, not through the webhook: sees or finishes the newest open task, hands the chat to another agent. */
export const supervised = z.discriminatedUnion("does", [
  z.object({ does: z.literal("acknowledge") }),
  z.object({ does: z.literal("finish") }),
  z.object({ does: z.literal("reassign"), to: z.string(), note: z.string().default("") }),
]);

/** Presence is the whole shop's: dialogues that need another one play one phase after the other. */
export const phases = ["day", "rush", "night"] as const;
export type Phase = (typeof phases)[number];

const dialogue = z.object({
  id: z.string().min(1),
  source: z.string(),
  /** For people: what a written dialogue shows. */
  title: z.string().optional(),
  /** false: the conversation is still going on when the dialogue ends. */
  closed: z.boolean().default(true),
  /** true: it plays in real time from its beginning, instead of lying in the last ten minutes. */
  live: z.boolean().default(false),
  /** Who is at work meanwhile; absent: whoever is. */
  phase: z.enum(phases).optional(),
  /** The conversation's agent; invented when absent. */
  agent: z.string().optional(),
  messages: z.array(z.union([said, happened, z.object({ ...timed, supervisor: supervised })])).min(1),
});
export type Dialogue = z.infer<typeof dialogue>;
export type DialogueItem = Dialogue["messages"][number];

export const isWritten = ({ source }: Pick<Dialogue, "source">) => source === "written";

/** Somebody has to answer before the dialogue goes on: from here on it plays in real time. */
export function asks(item: DialogueItem): boolean {
  if ("supervisor" in item) return true;
  return "event" in item ? item.event.type === "menu" : item.pending === true;
}

/** @throws Error naming the line and the field */
export async function readDialogues(file: string): Promise<Dialogue[]> {
  const lines = (await readFile(file, "utf8")).split("\n");
  return lines.flatMap((line, index) => {
    if (line.trim() === "") return [];
    const where = `${file}:${index + 1}`;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw new Error(`${where}: not JSON`);
    }
    const parsed = dialogue.safeParse(value);
    if (parsed.success) return [parsed.data];
    const [issue] = parsed.error.issues;
    throw new Error(`${where}: ${issue?.path.join(".")}: ${issue?.message}`);
  });
}
