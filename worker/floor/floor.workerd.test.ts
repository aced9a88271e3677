import { evictDurableObject } from "cloudflare:test";
import { env as bindings } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { Env } from "../env.ts";
import type { Snapshot } from "../settings/snapshot.ts";
import type { FeedFrame, FeedItem } from "./feed.ts";
import type { Published } from "./floor.ts";
import { kept, lastHeader, shownAtFirst } from "./stream.ts";

const env = bindings as unknown as Env;
let shops = 0;
const newFloor = () => env.FLOOR.getByName(`m-1/shop-${++shops}`);
type Stub = ReturnType<typeof newFloor>;

function finding(id: string): FeedItem {
  return {
    kind: "finding",
    conversation: "c-1",
    channel: "interject",
    finding: {
      id,
      session: "s-1",
      event: "e-1",
      point: "alerts/threaten-exposure",
      code: "exposure",
      kind: "alert",
      severity: "urgent",
      score: null,
      message: { zh: "要曝光", en: "Threatens exposure" },
      evidence: [{ message: "e-1", start: 0, end: 5, quote: "12315" }],
      revision: 1,
      at: 1_700_000_000_000,
      agent: null,
      status: "active",
      resolvedAt: null,
    },
  };
}

function numbered(from: number, to: number): Published[] {
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const id = `f-${from + index}`;
    return { id, at: 1_700_000_000_000 + from + index, item: finding(id) };
  });
}

/** A panel that keeps every frame and can wait for the one it needs. */
class Panel {
  readonly frames: FeedFrame[] = [];
  readonly texts: string[] = [];
  closed: { code: number; reason: string } | null = null;
  readonly #socket: WebSocket;
  #wake: () => void = () => {};

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener("message", ({ data }) => {
      const text = String(data);
      if (text.startsWith("{")) this.frames.push(JSON.parse(text));
      else this.texts.push(text);
      this.#wake();
    });
    socket.addEventListener("close", ({ code, reason }) => {
      this.closed = { code, reason };
      this.#wake();
    });
    socket.accept();
  }

  get seqs(): number[] {
    return this.frames.flatMap((frame) => (frame.type === "item" ? [frame.seq] : []));
  }

  send(text: string): void {
    this.#socket.send(text);
  }

  close(code?: number): void {
    this.#socket.close(code);
  }

  async until(condition: () => boolean): Promise<void> {
    while (!condition()) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}

async function open(stub: Stub, last?: number): Promise<Panel> {
  const headers = new Headers({ upgrade: "websocket" });
  if (last !== undefined) headers.set(lastHeader, String(last));
  const response = await stub.fetch("https://floor/feed", { headers });
  if (response.webSocket === null) throw new Error(`no socket: ${response.status}`);
  return new Panel(response.webSocket);
}

const upTo = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

const settings = (revision: number): Snapshot => ({
  merchant: "m-1",
  shop: "shop",
  revision,
  name: "示例店",
  timeZone: "Asia/Shanghai",
  language: "zh",
  retentionDays: 90,
  channels: [],
  endpoints: [],
  points: {},
  packs: ["alerts"],
  shadows: {},
  allowed: [],
  policies: [],
});

describe("the live feed", () => {
  it("greets, then sends each item under the next seq", async () => {
    const stub = newFloor();
    const panel = await open(stub);
    await stub.publish(numbered(1, 3));
    await panel.until(() => panel.seqs.length === 3);
    expect(panel.frames[0]).toEqual({ type: "hello", seq: 0, oldest: 1 });
    expect(panel.seqs).toEqual([1, 2, 3]);
    expect(panel.frames[2]).toEqual({ type: "item", seq: 2, at: 1_700_000_000_002, item: finding("f-2") });
  });

  it("absorbs items that are published again and leaves no gap", async () => {
    const stub = newFloor();
    const panel = await open(stub);
    await stub.publish(numbered(1, 2));
    await stub.publish(numbered(1, 4));
    await stub.publish([...numbered(5, 5), ...numbered(5, 5)]);
    await panel.until(() => panel.seqs.length >= 5);
    expect(panel.seqs).toEqual([1, 2, 3, 4, 5]);
  });

  it("catches up without gaps or doubles after the object was evicted and its sockets closed", async () => {
    const stub = newFloor();
    const before = await open(stub, 0);
    await stub.publish(numbered(1, 10));
    await before.until(() => before.seqs.length === 10);
    await evictDurableObject(stub, { webSockets: "close" });
    await stub.publish(numbered(11, 25));
    const after = await open(stub, before.seqs.at(-1));
    await stub.publish(numbered(26, 30));
    await after.until(() => after.seqs.at(-1) === 30);
    expect([...before.seqs, ...after.seqs]).toEqual(upTo(1, 30));
  });

  it("goes on sending to a socket that hibernated", async () => {
    const stub = newFloor();
    const panel = await open(stub);
    await stub.publish(numbered(1, 1));
    await panel.until(() => panel.seqs.length === 1);
    await evictDurableObject(stub);
    await stub.publish(numbered(2, 3));
    await panel.until(() => panel.seqs.length === 3);
    expect(panel.seqs).toEqual([1, 2, 3]);
  });

  it("shows a new panel the newest items and says which is the oldest kept", async () => {
    const stub = newFloor();
    await stub.publish(numbered(1, kept + 50));
    const fresh = await open(stub);
    await fresh.until(() => fresh.seqs.length === shownAtFirst);
    expect(fresh.frames[0]).toEqual({ type: "hello", seq: kept + 50, oldest: 51 });
    expect(fresh.seqs).toEqual(upTo(kept + 51 - shownAtFirst, kept + 50));

    const late = await open(stub, 10);
    await late.until(() => late.seqs.length === kept);
    expect(late.seqs).toEqual(upTo(51, kept + 50));
  });

  it("answers ping, and hangs up on anything else", async () => {
    const panel = await open(newFloor());
    panel.send("ping");
    await panel.until(() => panel.texts.length === 1);
    expect(panel.texts).toEqual(["pong"]);
    panel.send("hello?");
    await panel.until(() => panel.closed !== null);
    expect(panel.closed?.code).toBe(1003);
  });

  it.each([
    { sent: 1000, answered: 1000 },
    { sent: 4001, answered: 4001 },
    { sent: undefined, answered: 1000 },
  ])("answers a close frame ($sent) and goes on for the others", async ({ sent, answered }) => {
    const stub = newFloor();
    const leaving = await open(stub);
    const staying = await open(stub);
    leaving.close(sent);
    await leaving.until(() => leaving.closed !== null);
    expect(leaving.closed?.code).toBe(answered);
    await stub.publish(numbered(1, 1));
    await staying.until(() => staying.seqs.length === 1);
    expect(leaving.seqs).toEqual([]);
  });

  it("refuses a request that is no upgrade", async () => {
    const response = await newFloor().fetch("https://floor/feed");
    expect(response.status).toBe(426);
  });
});

describe("a message that was taken back", () => {
  it("leaves the kept items without its words, each at its place", async () => {
    const stub = newFloor();
    await stub.publish(numbered(1, 2));
    const retracted = { kind: "retracted", conversation: "c-1", channel: "interject", event: "e-1" } as const;
    await stub.publish([{ id: "e-1:retracted", at: 3, item: retracted }]);
    const panel = await open(stub, 0);
    await panel.until(() => panel.seqs.length === 3);
    expect(panel.seqs).toEqual([1, 2, 3]);
    expect(JSON.stringify(panel.frames)).not.toContain("12315");
  });
});

describe("the settings fallback", () => {
  it("recalls the newest snapshot, also after an eviction", async () => {
    const stub = newFloor();
    expect(await stub.recall()).toBeNull();
    await stub.remember(settings(3));
    await stub.remember(settings(2));
    await evictDurableObject(stub);
    const recalled = await stub.recall();
    expect(recalled?.revision).toBe(3);
    expect(recalled?.name).toBe("示例店");
  });
});
