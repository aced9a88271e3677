import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { CommandRefused } from "./refused.ts";

/** A captured chat, without what names its people. */
export const dialogue = z.object({
  id: z.string().min(1),
  source: z.string().optional(),
  messages: z
    .array(z.object({ role: z.enum(["buyer", "agent", "bot"]), text: z.string(), at: z.number().int().optional() }))
    .min(1),
});
export type Dialogue = z.infer<typeof dialogue>;

/** Reads JSON lines; a bad line is named by file and number. */
export function readLines<Schema extends z.ZodType>(file: string, schema: Schema): z.infer<Schema>[] {
  const rows: z.infer<Schema>[] = [];
  if (!existsSync(file)) throw new CommandRefused(`${file}: no such file`);
  for (const [index, line] of readFileSync(file, "utf8").split("\n").entries()) {
    if (line.trim() === "") continue;
    const place = `${file}:${index + 1}`;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw new CommandRefused(`${place}: not JSON`);
    }
    const parsed = schema.safeParse(value);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      throw new CommandRefused(`${place}: ${issue?.path.join(".") ?? ""} ${issue?.message ?? "not valid"}`);
    }
    rows.push(parsed.data);
  }
  return rows;
}
