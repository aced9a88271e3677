import { DurableObject } from "cloudflare:workers";
import type { ShopFacts, ShopQuality } from "../../plugins/sdk/shop.ts";
import { shopThread } from "../conversation/shop-thread.ts";
import type { Env } from "../env.ts";
import type { Arrival } from "../hooks/arrival.ts";
import { logError } from "../log.ts";
import type { Tenant } from "../settings/directory.ts";
import { pauseGuest } from "../settings/pause-guest.ts";
import type { Snapshot } from "../settings/snapshot.ts";
import type { Told } from "../shop/told.ts";
import { arrivalMinutes, keptArrivals, type Minute, noteArrivals } from "./arrivals.ts";
import type { FeedFrame, FeedItem } from "./feed.ts";
import { forgetConversations, forgetWords } from "./forget.ts";
import { type GuestCalls, type GuestUsage, noteCalls, usageToday } from "./guest-usage.ts";
import { HitBuyers } from "./hit-buyers.ts";
import { type IncidentRow, incidentPlaces, incidentsSince, noteFindings } from "./incidents.ts";
import { keepOwner, keepQuality, keptQuality, ownerOf, shopFacts } from "./known.ts";
import { dismissListener, heard, listen, type Masks, masksOf, parseMasks } from "./listeners.ts";
import { addMarks, type Counted, loads, minuteMs, noteServing } from "./marks.ts";
import { maskedItem } from "./masked-item.ts";
import { closeMinute, owedTallies, tallyTold } from "./minute.ts";
import {
  append,
  itemsAfter,
  keepPack,
  keepPacks,
  keepSnapshot,
  keptPack,
  keptSnapshot,
  migrate,
  range,
  type StoredItem,
  trim,
} from "./store.ts";
import { closeReply, lastHeader, masksHeader, parseLast, ping, resumeAfter, whoHeader } from "./stream.ts";
import {
  agentPaces,
  hourlyPaces,
  lastMinutes,
  type Place,
  type PointErrors,
  pointErrors,
  shopPace,
  slowTopics,
  topicBuyers,
  topicPlaces,
} from "./windows.ts";

/** One entry of `publish`. The id names the item in this state: a finding that was withdrawn later is a new id. */
export type Published = { id: string; at: number; item: FeedItem };

/** What arrives just after a minute still belongs to its tally. */
const minuteGraceMs = 2_000;
/** The shop's thread did not take its tallies: again after this. */
const againMs = 30_000;
const dayMinutes = 1_440;
const mostAgents = 1_000;
const mostPlaces = 200;
const hourMinutes = 60;
const mostPoints = 50;

/** How the shop's own part of the house is. */
export type FloorFigures = {
  /** Of the last hour, oldest first; minutes in which nothing came in are left out. */
  readonly minutes: readonly Minute[];
  /** Points that failed in the last hour, in most chats first. */
  readonly errors: readonly PointErrors[];
  /** Today's calls, by pack. */
  readonly guests: Readonly<Record<string, GuestUsage>>;
};

/**
 * One per shop, named `merchant/shop`: the live feed of its panels, what happens across all its conversations, and the last
 * published settings for the time in which libSQL does not answer. Sockets hibernate; everything that must outlive this instance is in SQLite.
 */
export class Floor extends DurableObject<Env> {
  readonly #counted: Counted = new Map();
  readonly #hits = new HitBuyers();
  /** Something was told since the last minute was counted. */
  #changed = false;
  /** Whether the alarm is set; null until storage was asked. */
  #alarmed: boolean | null = null;
  /** What the owner is kept with: told with every stretch of every chat, and hardly ever new. */
  #timeZone: string | null = null;

  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    migrate(state.storage);
    state.setWebSocketAutoResponse(new WebSocketRequestResponsePair(ping.request, ping.response));
  }

  /**
   * Stores and broadcasts items under the next gapless `seq`; an id that was published before changes nothing. Answers whether a panel
   * listens: without one, news need not hurry.
   */
  async publish(items: Published[], told: Told | null = null): Promise<{ watched: boolean }> {
    if (told !== null) this.#alarmed ??= (await this.ctx.storage.getAlarm()) !== null;
    let isNew = false;
    const fresh = this.ctx.storage.transactionSync(() => {
      if (told !== null) isNew = this.#note(told);
      for (const { item } of items) if (item.kind === "retracted") forgetWords(this.ctx.storage.sql, item);
      const stored = items.map((item) => append(this.ctx.storage.sql, item)).filter((item) => item !== null);
      if (stored.length > 0) trim(this.ctx.storage.sql);
      return stored;
    });
    // Only what is stored is known: a transaction may be undone.
    if (told !== null) this.#timeZone = told.timeZone;
    if (isNew) {
      this.#changed = true;
      this.#alarmed = true;
    }
    const watched = this.ctx.getWebSockets().length > 0;
    if (fresh.length === 0 || !watched) return { watched };
    const frames = new Map<string, string[]>();
    for (const socket of heard(this.ctx, Date.now())) {
      const masks = masksOf(socket);
      const key = masks.toSorted().join();
      const own = frames.get(key) ?? fresh.map((item) => this.#frameOf(item, masks));
      frames.set(key, own);
      for (const frame of own) send(socket, frame);
    }
    return { watched };
  }

  #frameOf({ body, ...place }: StoredItem, masks: Masks): string {
    const [merchant = ""] = (this.ctx.id.name ?? "").split("/");
    return itemFrame({ ...place, body: maskedItem(body, masks, { env: this.env, merchant }) });
  }

  /** Whether anything of it was not known. */
  #note(told: Told): boolean {
    const { sql } = this.ctx.storage;
    const now = Date.now();
    if (this.#timeZone !== told.timeZone) keepOwner(sql, told, now);
    const fresh = addMarks(sql, told, { now, counted: this.#counted });
    noteServing(sql, told);
    if (told.limits !== null) noteFindings(sql, told, fresh, { limits: told.limits, now, hits: this.#hits });
    if (fresh.length > 0 && this.#alarmed === false) void this.ctx.storage.setAlarm(nextMinute(now));
    return fresh.length > 0;
  }

  /** Once a minute while something changes: tells the shop's own thread what was counted, so that points judge it. */
  override async alarm(): Promise<void> {
    const { sql } = this.ctx.storage;
    // An alarm is spent when it fires and given up after six failures: re-arm first, then let nothing escape.
    this.#alarmed = true;
    await this.ctx.storage.setAlarm(Date.now() + againMs);
    const owner = ownerOf(sql);
    try {
      this.#changed = false;
      this.ctx.storage.transactionSync(() => closeMinute(sql, Date.now()));
      for (const { minute, counted } of owner === null ? [] : owedTallies(sql)) {
        const { merchant, shop } = owner as NonNullable<typeof owner>;
        const { channel, conversation } = shopThread;
        const thread = this.env.CONVERSATION.getByName(`${merchant}/${shop}/${channel}/${conversation}`);
        await thread.tally({ merchant, shop, counted });
        tallyTold(sql, minute);
      }
    } catch (error) {
      logError("tally-not-told", { object: this.ctx.id.name }, error);
      return;
    }
    // An incident ends by itself, when nothing happens any more.
    const goesOn = this.#changed || incidentsSince(sql, Number.POSITIVE_INFINITY).length > 0;
    this.#alarmed = goesOn;
    if (goesOn) await this.ctx.storage.setAlarm(nextMinute(Date.now()));
    else await this.ctx.storage.deleteAlarm();
  }

  /** What policies may ask of the shop, but for its seats. */
  async facts(): Promise<Omit<ShopFacts, "seats">> {
    return shopFacts(this.ctx.storage.sql, Date.now());
  }

  /** The three views of the shop's response time (F131), over the last `minutes`; hours over the last day. */
  async pace({ minutes, slowMs, unanswered }: { minutes: number; slowMs: number; unanswered: string }) {
    const { sql } = this.ctx.storage;
    const window = lastMinutes(Date.now(), minutes);
    return {
      shop: shopPace(sql, window),
      agents: agentPaces(sql, window, mostAgents),
      topics: slowTopics(sql, window, { slowMs, unanswered }),
      hours: hourlyPaces(sql, lastMinutes(Date.now(), dayMinutes)),
    };
  }

  /** Distinct buyers by topic in the last `minutes`, and in the same stretch of yesterday; null: not counted then. */
  async topics(minutes: number): Promise<{ topic: string; buyers: number; yesterday: number | null }[]> {
    const { sql } = this.ctx.storage;
    const window = lastMinutes(Date.now(), minutes);
    const before = { from: window.from - dayMinutes, to: window.to - dayMinutes };
    const isKnown = (ownerOf(sql)?.since ?? Number.POSITIVE_INFINITY) <= before.from * minuteMs;
    const [today, yesterday] = [topicBuyers(sql, window), topicBuyers(sql, before)];
    return [...new Set([...today.keys(), ...(isKnown ? yesterday.keys() : [])])].map((topic) => ({
      topic,
      buyers: today.get(topic) ?? 0,
      yesterday: isKnown ? (yesterday.get(topic) ?? 0) : null,
    }));
  }

  /** Conversations about a topic, newest first, at most 200. */
  async topicConversations(topic: string, minutes: number): Promise<Place[]> {
    return topicPlaces(this.ctx.storage.sql, topic, lastMinutes(Date.now(), minutes), mostPlaces);
  }

  /** Incidents that are open, and those of the last day, newest first. */
  async incidents(): Promise<IncidentRow[]> {
    return incidentsSince(this.ctx.storage.sql, Date.now() - dayMinutes * minuteMs);
  }

  /** Conversations that an incident hit, newest first, at most 200; null: there is no such incident. */
  async incidentConversations(id: string): Promise<Place[] | null> {
    return incidentPlaces(this.ctx.storage.sql, id, mostPlaces);
  }

  /** Chats that each agent has now. */
  async loads(): Promise<{ agent: string; chats: number }[]> {
    return loads(this.ctx.storage.sql, Date.now());
  }

  /** What guests were asked since the conversation told last. One that fails too often, or has had its calls, is paused. */
  async noteGuests(tenant: Tenant, told: readonly GuestCalls[]): Promise<void> {
    const pauses = this.ctx.storage.transactionSync(() => noteCalls(this.ctx.storage.sql, told, Date.now()));
    for (const { pack, pause } of pauses) await pauseGuest(this.env, tenant, pack, pause);
  }

  /** Today's calls, by pack. */
  async guestUsage(): Promise<Record<string, GuestUsage>> {
    return usageToday(this.ctx.storage.sql);
  }

  /** Webhook requests that came in for the shop, as an isolate has counted them. */
  async noteArrivals(arrivals: readonly Arrival[]): Promise<void> {
    this.ctx.storage.transactionSync(() => noteArrivals(this.ctx.storage.sql, arrivals));
  }

  /** Newest first. */
  async arrivals(): Promise<Arrival[]> {
    return keptArrivals(this.ctx.storage.sql);
  }

  /** A buyer is forgotten: nothing of these conversations is shown any more. */
  async erase(places: readonly { channel: string; conversation: string }[]): Promise<void> {
    this.ctx.storage.transactionSync(() => forgetConversations(this.ctx.storage.sql, places));
    this.#hits.forgetAll();
  }

  async figures(): Promise<FloorFigures> {
    const { sql } = this.ctx.storage;
    const hour = lastMinutes(Date.now(), hourMinutes);
    return {
      minutes: arrivalMinutes(sql, hour.from * minuteMs),
      errors: pointErrors(sql, hour, mostPoints),
      guests: usageToday(sql),
    };
  }

  async keepQuality(quality: ShopQuality): Promise<void> {
    keepQuality(this.ctx.storage.sql, quality);
  }

  async quality(): Promise<ShopQuality | null> {
    return keptQuality(this.ctx.storage.sql);
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
    const masks = parseMasks(request.headers.get(masksHeader));
    listen(this.ctx, server, { who: request.headers.get(whoHeader), masks });
    const sql = this.ctx.storage.sql;
    const kept = range(sql);
    const hello: FeedFrame = { type: "hello", seq: kept.newest, oldest: kept.oldest };
    send(server, JSON.stringify(hello));
    for (const item of itemsAfter(sql, resumeAfter(parseLast(request.headers.get(lastHeader)), kept))) {
      send(server, this.#frameOf(item, masks));
    }
    return new Response(null, { status: 101, webSocket: client });
  }

  /** Closes the sockets of a member, login or key that was revoked: `user:<id>`, `login:<id>`, `key:<id>`. */
  async dismiss(who: string): Promise<void> {
    dismissListener(this.ctx, who);
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

  /** Of the packs from outside that a revision uses, those whose contents are not kept here. */
  async keepPacks(of: { revision: number; used: string[] }): Promise<string[]> {
    return this.ctx.storage.transactionSync(() => keepPacks(this.ctx.storage.sql, of));
  }

  async rememberPack(sha256: string, body: string): Promise<void> {
    keepPack(this.ctx.storage.sql, sha256, body);
  }

  async recallPack(sha256: string): Promise<string | null> {
    return keptPack(this.ctx.storage.sql, sha256);
  }
}

function nextMinute(now: number): number {
  return (Math.floor(now / minuteMs) + 1) * minuteMs + minuteGraceMs;
}

/** The JSON of a FeedFrame of type `item`; the stored body is JSON already. */
function itemFrame({ seq, at, body }: StoredItem): string {
  return `{"type":"item","seq":${seq},"at":${at},"item":${body}}`;
}

/** A socket that died between two frames gets its close event; its panel catches up when it comes back. */
function send(socket: WebSocket, frame: string): void {
  if (socket.readyState === WebSocket.OPEN) socket.send(frame);
}
