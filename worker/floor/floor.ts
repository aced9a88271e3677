import { DurableObject } from "cloudflare:workers";
import type { Env } from "../env.ts";
import type { Snapshot } from "../settings/snapshot.ts";
import type { FeedFrame, FeedItem } from "./feed.ts";
import { append, itemsAfter, keepSnapshot, keptSnapshot, migrate, range, type StoredItem, trim } from "./store.ts";
import { closeReply, lastHeader, parseLast, ping, resumeAfter } from "./stream.ts";

/** One entry of `publish`. The id names the item in this state: a finding that was withdrawn later is a new id. */
export type Published = { id: string; at: number; item: FeedItem };

/**
 * One per shop, named `merchant/shop`: the live feed of its panels, and the last published settings for the time in which
 * libSQL does not answer. Sockets hibernate; everything that must outlive this instance is in SQLite.
 */
export class Floor extends DurableObject<Env> {
  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    migrate(state.storage);
    state.setWebSocketAutoResponse(new WebSocketRequestResponsePair(ping.request, ping.response));
  }

  /** Stores and broadcasts items under the next gapless `seq`; an id that was published before changes nothing. */
  async publish(items: Published[]): Promise<void> {
    const fresh = this.ctx.storage.transactionSync(() => {
      const stored = items.map((item) => append(this.ctx.storage.sql, item)).filter((item) => item !== null);
      if (stored.length > 0) trim(this.ctx.storage.sql);
      return stored;
    });
    const frames = fresh.map(itemFrame);
    for (const socket of this.ctx.getWebSockets()) for (const frame of frames) send(socket, frame);
  }

  /**
   * WebSocket upgrade. The route in front has checked member, shop and origin. The first frame is `hello`, then what the
   * client missed since the `seq` in the header `x-feed-last`, then items as they come.
   */
  override async fetch(request: Request): Promise<Response> {
    if (request.headers.get("upgrade")?.toLowerCase() !== "websocket") {
      return new Response("Expected a WebSocket upgrade", { status: 426, headers: { upgrade: "websocket" } });
    }
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server);
    const sql = this.ctx.storage.sql;
    const kept = range(sql);
    const hello: FeedFrame = { type: "hello", seq: kept.newest, oldest: kept.oldest };
    send(server, JSON.stringify(hello));
    for (const item of itemsAfter(sql, resumeAfter(parseLast(request.headers.get(lastHeader)), kept))) {
      send(server, itemFrame(item));
    }
    return new Response(null, { status: 101, webSocket: client });
  }

  /** Pings are answered by the runtime; a panel has nothing else to say. */
  override async webSocketMessage(socket: WebSocket): Promise<void> {
    socket.close(1003, "This feed only listens to ping");
  }

  override async webSocketClose(socket: WebSocket, code: number, reason: string): Promise<void> {
    socket.close(closeReply(code), reason);
  }

  /** Keeps the shop's newest settings; an older revision than the kept one is ignored. */
  async remember(snapshot: Snapshot): Promise<void> {
    keepSnapshot(this.ctx.storage.sql, snapshot);
  }

  async recall(): Promise<Snapshot | null> {
    return keptSnapshot(this.ctx.storage.sql);
  }
}

/** The JSON of a FeedFrame of type `item`; the stored body is JSON already. */
function itemFrame({ seq, at, body }: StoredItem): string {
  return `{"type":"item","seq":${seq},"at":${at},"item":${body}}`;
}

/** A socket that died between two frames gets its close event; its panel catches up when it comes back. */
function send(socket: WebSocket, frame: string): void {
  if (socket.readyState === WebSocket.OPEN) socket.send(frame);
}
