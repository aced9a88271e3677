import { z } from "zod";
import { dialogue as captured } from "../../plugins/sdk/command/dialogues.ts";

export const dialogue = captured.extend({
  /** False for a cut-out window: points about a session's end mean nothing there. */
  complete_session: z.boolean().default(true),
  /** Label names that the labeller looked for; absent in dialogues without labels. */
  labelled_points: z.array(z.string()).optional(),
});
export type Dialogue = z.infer<typeof dialogue>;

export const label = z.object({
  dialogue_id: z.string(),
  message_index: z.number().int().nullable().optional(),
  point: z.string(),
});
export type Label = z.infer<typeof label>;
