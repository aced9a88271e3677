import { z } from "@hono/zod-openapi";
import { defaultLimit, maxLimit } from "../../db/queries/page.ts";

/** Small parts of route descriptions. Failures are not declared here: `document.ts` adds them to every operation. */

export function json<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { description, content: { "application/json": { schema } } };
}

export function body<Schema extends z.ZodType>(schema: Schema) {
  return { required: true, content: { "application/json": { schema } } };
}

/** A parameter of the path. What it may be is checked against what exists, so an odd one is not found and not invalid. */
export function segment(name: string, example: string) {
  return z.string().openapi({ param: { name, in: "path" }, example });
}

export const inShop = z.object({ shop: segment("shop", "demo") });

/** Digits and not a coercion, which would read an empty value as 0. */
function digits(name: string) {
  return z
    .string()
    .regex(/^\d{1,16}$/, `${name} is a whole number`)
    .transform(Number);
}

export const epochMs = (description: string) =>
  digits("Epoch milliseconds").openapi({ type: "integer", description, example: 1_700_000_000_000 });

export const pageSize = digits("limit")
  .pipe(z.number().min(1).max(maxLimit))
  .default(defaultLimit)
  .openapi({ type: "integer", minimum: 1, maximum: maxLimit, default: defaultLimit });

/** Texts as a body that is read as fast as it is taken. */
export function inPieces(texts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await texts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await texts.return(undefined);
    },
  });
}
