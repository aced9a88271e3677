import { z } from "zod";
import { closeCodes, recheckMs } from "./stream.ts";

/** Who listens to a shop's feed: kept by the runtime beside each socket, so that it is known after hibernation too. */

type Sockets = Pick<DurableObjectState, "acceptWebSocket" | "getWebSockets">;

const attachment = z.object({ since: z.number() });
/** Of the runtime: ten tags a socket, 256 characters each. */
const mostTags = 10;
const longestTag = 256;

/** `who`: words between spaces, each a name under which the socket can be dismissed. */
export function listen(sockets: Sockets, socket: WebSocket, who: string | null, now = Date.now()): void {
  const words = (who ?? "").split(" ").filter((word) => word !== "" && word.length <= longestTag);
  sockets.acceptWebSocket(socket, words.slice(0, mostTags));
  socket.serializeAttachment({ since: now });
}

/** Those who are told what happens now. Who has listened for long is sent back to be checked, and catches up afterwards. */
export function heard(sockets: Sockets, now: number): WebSocket[] {
  return sockets.getWebSockets().filter((socket) => {
    const kept = attachment.safeParse(socket.deserializeAttachment());
    if (kept.success && now - kept.data.since < recheckMs) return true;
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
