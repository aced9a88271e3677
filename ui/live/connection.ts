import type { FeedFrame } from "../../worker/floor/feed.ts";
import { closeCodes, ping } from "../../worker/floor/stream.ts";
import { emptyLog, type FeedLog, leftToCatchUp, take } from "./feed-log.ts";

export type ConnectionState =
  | { readonly kind: "connecting" }
  | { readonly kind: "catching"; readonly left: number }
  | { readonly kind: "live" }
  | { readonly kind: "waiting"; readonly until: number }
  | { readonly kind: "offline" };

export type Feed = { readonly state: ConnectionState; readonly log: FeedLog };

/** Shorter than the minute after which proxies give up on a silent connection. */
const pingEveryMs = 25_000;
const pongWithinMs = 10_000;

/** Wait before attempt `attempt` (from 1): doubling from half a second to 15 s, spread so that panels do not return as one. */
export function backOffMs(attempt: number, random: number): number {
  return Math.min(15_000, 500 * 2 ** (attempt - 1)) * (0.75 + random / 2);
}

/** Keeps a shop's feed connected and tells listeners of each change. The server's own frames are trusted. */
export class FeedConnection {
  #feed: Feed = { state: { kind: "connecting" }, log: emptyLog };
  #socket: WebSocket | null = null;
  #attempt = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #ping: ReturnType<typeof setInterval> | undefined;
  #pong: ReturnType<typeof setTimeout> | undefined;
  #told: ReturnType<typeof setTimeout> | null = null;
  readonly #listeners = new Set<() => void>();
  readonly #address: string;
  readonly #onRefused: () => void;

  /** `onRefused` runs when the login was revoked, and when an attempt ends before any frame: the reason, such as an expired login, is not visible here. */
  constructor({ shop, onRefused }: { shop: string; onRefused: () => void }) {
    this.#address = `${location.origin.replace(/^http/, "ws")}/v1/shops/${encodeURIComponent(shop)}/feed`;
    this.#onRefused = onRefused;
  }

  get feed(): Feed {
    return this.#feed;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Connects at once, also in the middle of a wait. */
  start(): void {
    this.stop();
    window.addEventListener("online", this.#connect);
    window.addEventListener("offline", this.#lose);
    document.addEventListener("visibilitychange", this.#awake);
    this.#connect();
  }

  stop(): void {
    window.removeEventListener("online", this.#connect);
    window.removeEventListener("offline", this.#lose);
    document.removeEventListener("visibilitychange", this.#awake);
    clearTimeout(this.#retry);
    this.#drop();
  }

  readonly retryNow = (): void => this.#connect();

  readonly #connect = (): void => {
    clearTimeout(this.#retry);
    this.#drop();
    this.#tell({ state: { kind: "connecting" } });
    const { last } = this.#feed.log;
    const socket = new WebSocket(last === null ? this.#address : `${this.#address}?last=${last}`);
    this.#socket = socket;
    let greeted = false;
    socket.addEventListener("message", ({ data }) => {
      if (socket !== this.#socket) return;
      clearTimeout(this.#pong);
      if (data === ping.response) return;
      greeted = true;
      this.#attempt = 0;
      this.#take(JSON.parse(data) as FeedFrame);
    });
    socket.addEventListener("open", () => {
      if (socket === this.#socket) this.#ping = setInterval(this.#check, pingEveryMs);
    });
    socket.addEventListener("close", ({ code }) => {
      if (socket !== this.#socket) return;
      if (code === closeCodes.recheck) {
        this.#connect();
        return;
      }
      if (!greeted || code === closeCodes.revoked) this.#onRefused();
      this.#lose();
    });
  };

  #take(frame: FeedFrame): void {
    const log = take(this.#feed.log, frame);
    const left = leftToCatchUp(log);
    if (left === 0) this.#tell({ log, state: { kind: "live" } });
    else this.#tell({ log, state: log.missed > 0 ? { kind: "catching", left } : { kind: "connecting" } });
  }

  /** A connection may be dead without a close frame: silence after a ping tells. */
  readonly #check = (): void => {
    this.#socket?.send(ping.request);
    clearTimeout(this.#pong);
    this.#pong = setTimeout(this.#lose, pongWithinMs);
  };

  readonly #awake = (): void => {
    if (document.visibilityState === "visible" && this.#feed.state.kind === "waiting") this.#connect();
  };

  readonly #lose = (): void => {
    this.#drop();
    clearTimeout(this.#retry);
    if (!navigator.onLine) {
      this.#tell({ state: { kind: "offline" } });
      return;
    }
    this.#attempt += 1;
    const wait = backOffMs(this.#attempt, Math.random());
    this.#tell({ state: { kind: "waiting", until: Date.now() + wait } });
    this.#retry = setTimeout(this.#connect, wait);
  };

  #drop(): void {
    clearInterval(this.#ping);
    clearTimeout(this.#pong);
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }

  /** A long catch-up is hundreds of frames: listeners hear of them together. */
  #tell(change: Partial<Feed>): void {
    this.#feed = { ...this.#feed, ...change };
    this.#told ??= setTimeout(() => {
      this.#told = null;
      for (const listener of this.#listeners) listener();
    }, 30);
  }
}
