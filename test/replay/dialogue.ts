import { readFile } from "node:fs/promises";
import { z } from "zod";
import { roles } from "../../plugins/sdk/event.ts";

/**
 * One dialogue a line. `messages` are what was said; a written dialogue may also say how long a message waits after the one
 * before (`wait`, seconds) and hold other events of the webhook (`event`). In a `menu` event the menu `"last"` stands for the
 * menu that the shop was offered last.
 */
const said = z.object({
  role: z.enum(roles),
  text: z.string(),
  at: z.number().optional(),
  wait: z.number().min(0).optional(),
  /** Which agent speaks, where a dialogue has several. */
  agent: z.string().optional(),
  automatic: z.boolean().optional(),
});
const happened = z.object({
  event: z.looseObject({ type: z.string() }),
  at: z.number().optional(),
  wait: z.number().min(0).optional(),
});

const dialogue = z.object({
  id: z.string().min(1),
  source: z.string(),
  /** For people: what a written dialogue shows. */
  title: z.string().optional(),
  /** false: the conversation is still going on when the dialogue ends. */
  closed: z.boolean().default(true),
  /** true: it plays in real time from its first `wait` on, instead of lying in the last ten minutes. */
  live: z.boolean().default(false),
  /** The conversation's agent; invented when absent. */
  agent: z.string().optional(),
  messages: z.array(z.union([said, happened])).min(1),
});
export type Dialogue = z.infer<typeof dialogue>;
export type DialogueItem = Dialogue["messages"][number];

export const isWritten = ({ source }: Pick<Dialogue, "source">) => source === "written";

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
