import { z } from "@hono/zod-openapi";

/** Shapes of files that are taken in: looked at first, and then applied. */

export const fileWrite = z
  .strictObject({
    csv: z.string().min(1).max(120_000),
    apply: z.boolean().default(false).openapi({ description: "false: only say what the file would change" }),
  })
  .openapi("FileWrite");

export const fileOutcome = z
  .object({
    items: z.array(
      z.object({
        line: z.number().int().openapi({ description: "Of the file; the heading is the first" }),
        name: z.string().openapi({ description: "E-mail address or account" }),
        outcome: z.enum(["change", "same", "error"]),
        field: z.string().optional().openapi({ description: "The column that is wrong" }),
        message: z.string().optional(),
        from: z.string().optional(),
        to: z.string().optional(),
      }),
    ),
    applied: z.number().int().openapi({ description: "Lines that were changed; lines with errors never are" }),
    undo: z
      .string()
      .nullable()
      .openapi({ description: "A file that takes the change back; null: nothing was changed" }),
  })
  .openapi("FileOutcome");
