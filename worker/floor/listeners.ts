import { z } from "zod";
import { maskedKinds } from "../../db/schema.ts";
import { isWithin } from "../clock.ts";
import { closeCodes, recheckMs } from "./stream.ts";

/** Who listens to a shop's feed: kept by the runtime beside each socket, so that it is known after hibernation too. */

type Sockets = Pick<DurableObjectState, "acceptWebSocket" | "getWebSockets">;

const masks = z.array(z.enum(maskedKinds));
const attachment = z.object({ since: z.number(), masks: masks.default([]) });
export type Masks = z.infer<typeof masks>;
/** Of the runtime: ten tags a socket, 256 characters each. */
const mostTags = 10;
const longestTag = 256;

/** `who`: words between spaces, each a name under which the socket can be dismissed. */
export function listen(
  sockets: Sockets,
  socket: WebSocket,
  { who, masks: hidden, now = Date.now() }: { who: string | null; masks: Masks; now?: number },
): void {
  const words = (who ?? "").split(" ").filter((word) => word !== "" && word.length <= longestTag);
  sockets.acceptWebSocket(socket, words.slice(0, mostTags));
  socket.serializeAttachment({ since: now, masks: hidden });
}

/** What is hidden from whoever listens; from one that we know nothing of, everything. */
export function masksOf(socket: WebSocket): Masks {
  const kept = attachment.safeParse(socket.deserializeAttachment());
  return kept.success ? kept.data.masks : [...maskedKinds];
}

/** As the route in front names it. @throws on a kind that this build does not know */
export function parseMasks(header: string | null): Masks {
  return masks.parse((header ?? "").split(" ").filter((kind) => kind !== ""));
}

/** Those who are told what happens now. Who has listened for long is sent back to be checked, and catches up afterwards. */
export function heard(sockets: Sockets, now: number): WebSocket[] {
  return sockets.getWebSockets().filter((socket) => {
    const kept = attachment.safeParse(socket.deserializeAttachment());
    if (kept.success && isWithin(recheckMs, kept.data.since, now)) return true;
    end(socket, closeCodes.recheck, "Come back to be checked");
    return false;
  });
}

export function dismissListener(sockets: Sockets, who: string): void {
  for (const socket of sockets.getWebSockets(who)) end(socket, closeCodes.revoked, "Access was revoked");
}

function end(socket: WebSocket, code: number, reason: string): void {
  if (socket.readyState === WebSocket.OPEN) socket.close(code, reason);
}
