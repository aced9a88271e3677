import { z } from "@hono/zod-openapi";

/** What goes to a device, and what comes back from it. */

export const options = z
  .looseObject({ challenge: z.string() })
  .openapi({ description: "For `navigator.credentials`, as JSON" });

/** What it holds is checked by whoever verifies it; here only that it is no heap. */
export const response = z.looseObject({ id: z.string().min(1).max(1_400), type: z.literal("public-key") });
