import { type SendDeps, send } from "../../worker/outbound/send.ts";

/**
 * The product's own outbound call, alone in a worker, for `network.test.ts`. The guard lets loopback through here: what is left is what the
 * network below does with a name that resolves to an address inside.
 */
export default {
  async fetch(request: Request): Promise<Response> {
    const url = new URL(request.url).searchParams.get("to") ?? "";
    const deps: SendDeps = { fetch: (to, init) => fetch(to, init), now: () => Date.now(), allowLoopback: true };
    return Response.json(await send({ method: "POST", url, headers: {}, body: "{}" }, deps));
  },
};
