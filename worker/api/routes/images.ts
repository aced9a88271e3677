import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { readClient } from "../../../db/client.ts";
import { readContent } from "../../../db/queries/messages.ts";
import { part } from "../../../plugins/sdk/event.ts";
import { Refused } from "../../errors.ts";
import { fetchImage, type ImageFailure } from "../../outbound/fetch-image.ts";
import type { Api } from "../context.ts";
import { inShop, segment } from "../describe.ts";

const read = createRoute({
  method: "get",
  path: "/shops/{shop}/conversations/{conversation}/images/{event}/{place}",
  operationId: "readImage",
  tags: ["Results"],
  summary: "An image of a message",
  description:
    "Fetched by us at this moment from the address that the message names, and not kept: the server that holds it does not learn who looks. PNG, JPEG, GIF, WebP and AVIF of up to 10 MiB, over https, without redirects. A role from which something of buyers is hidden gets none, since a picture may show it.",
  request: {
    params: inShop.extend({
      conversation: segment("conversation", "c-1"),
      event: segment("event", "m-1"),
      place: segment("place", "0"),
    }),
    query: z.strictObject({ channel: z.string().max(32).optional() }),
  },
  responses: {
    200: {
      description: "`place`: which part of the message's `content`, from 0",
      content: { "image/*": { schema: {} } },
    },
  },
});

const reasons: Record<ImageFailure, string> = {
  address: "The address of the image is none that we call: public, https, port 443",
  unreached: "The server that holds the image does not answer",
  status: "The server that holds the image does not give it out any more",
  large: "The image is larger than 10 MiB",
  "no-image": "What lies there is no PNG, JPEG, GIF, WebP or AVIF",
};

export function imageRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(read, async (c) => {
    const { conversation, event, place } = c.req.valid("param");
    const { masks, agents: servedBy } = c.get("limits");
    if (masks.length > 0) throw new Refused("forbidden", { message: "A picture may show what your role hides" });
    const { channel } = c.req.valid("query");
    const where = { conversation, channel, event, servedBy };
    const address = addressOf(await readContent(readClient(c.env), c.get("tenant"), where), place);
    if (address === null) throw new Refused("not-found");
    const allowLoopback = c.env.ALLOW_LOOPBACK === "1";
    const found = await fetchImage(address, { fetch: (url, init) => fetch(url, init), allowLoopback });
    if ("failure" in found) throw new Refused("no-image", { message: reasons[found.failure] });
    return c.body(found.bytes, 200, { "content-type": found.type, "content-disposition": "inline" });
  });
}

function addressOf(content: string | null, place: string): string | null {
  const parts = content === null ? [] : part.array().parse(JSON.parse(content));
  const named = /^\d{1,2}$/.test(place) ? parts[Number(place)] : undefined;
  return named?.type === "image" ? (named.url ?? null) : null;
}
