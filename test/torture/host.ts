import { askGuest } from "../../worker/guest/call.ts";
import { guardCode } from "../../worker/guest/guard.ts";
import { GuestFailed } from "../../worker/guest/guest-failed.ts";
import { loadGuest } from "../../worker/guest/load.ts";
import type { WireRequest } from "../../worker/guest/wire.ts";

/** A house with nothing in it but guests: guards the code that it is sent, loads it, asks it. */

type Posted = { readonly pack: string; readonly code: string; readonly request: WireRequest };

export default {
  async fetch(request: Request, env: { LOADER: WorkerLoader }): Promise<Response> {
    if (new URL(request.url).pathname !== "/ask") return new Response("up");
    const { pack, code, request: asked } = (await request.json()) as Posted;
    const guarded = guardCode(code);
    if (!guarded.ok) return Response.json({ refused: guarded.problems.map(({ message }) => message.en) });
    const guest = loadGuest(env, { merchant: "m", shop: "s", pack, sha256: "0".repeat(64) }, async () => guarded.code);
    try {
      return Response.json({ answer: await askGuest(guest, asked) });
    } catch (error) {
      if (error instanceof GuestFailed) return Response.json({ failed: error.code, message: error.message });
      throw error;
    }
  },
};
