import { expect, test } from "vitest";
import { offerPolicy, open, said, shopWith } from "./fixtures.ts";
import { type FlushDeps, flush, owesFlush } from "./flush.ts";
import type { Live } from "./live.ts";

/** A chat in which the buyer asks for his money back: a finding for the panels, rows for the ledger. */
function owing(): Live {
  const chat = open(shopWith([offerPolicy]));
  chat.receive([said("m-1", "buyer", "我要退款", 0)]);
  let lastSeq = 0;
  for (const entry of chat.state.entries) entry.seq = ++lastSeq;
  const meta = {
    merchant: "m",
    shop: "s",
    channel: "interject",
    conversation: "c-1",
    ledgerCursor: 0,
    floorCursor: 0,
  };
  return {
    state: chat.state,
    meta,
    deliveries: new Map(),
    lastSeq,
    owed: new Set(),
    told: new Set(),
    watched: null,
    stale: false,
  };
}

const deps: FlushDeps = {
  now: () => 1_000_000,
  append: async () => ({ ok: true }),
  publish: async () => ({ watched: true }),
  tell: () => null,
  save: () => undefined,
  dueAt: () => null,
};

const never = () => new Promise<never>(() => undefined);

test("panels and the ledger are told of the same stretch, and the cursors are stored once both know", async () => {
  const live = owing();
  const saved: [number, number][] = [];
  const heard: string[] = [];
  const wait = await flush(live, {
    ...deps,
    append: async ({ findings }) => {
      heard.push(...findings.map(({ id }) => `ledger ${id}`));
      return { ok: true };
    },
    publish: async (items) => {
      heard.push(...items.flatMap(({ item }) => (item.kind === "finding" ? [`panel ${item.finding.id}`] : [])));
      return { watched: true };
    },
    save: () => saved.push([live.meta.floorCursor, live.meta.ledgerCursor]),
  });
  expect(wait).toBeNull();
  const [id] = live.state.findings.keys();
  expect(heard.toSorted()).toEqual([`ledger ${id}`, `panel ${id}`]);
  expect(saved).toEqual([[live.lastSeq, live.lastSeq]]);
  expect(owesFlush(live)).toBe(false);
  expect(live.watched).toBe(true);
});

test("the ledger has its rows while the shop's panels do not answer", async () => {
  const live = owing();
  let appended = 0;
  void flush(live, {
    ...deps,
    publish: never,
    append: async () => {
      appended++;
      return { ok: true };
    },
  });
  await Promise.resolve();
  expect(appended).toBe(1);
});

test("what the ledger took is stored although the panels' object failed", async () => {
  const live = owing();
  let saved = 0;
  const failing = flush(live, {
    ...deps,
    publish: () => Promise.reject(new Error("gone")),
    save: () => {
      saved = live.meta.ledgerCursor;
    },
  });
  await expect(failing).rejects.toThrow("gone");
  expect(saved).toBe(live.lastSeq);
  expect(live.meta.floorCursor).toBe(0);
});

test("panels are told while the ledger takes no rows, and it is left alone until its time", async () => {
  const live = owing();
  const away = { ...deps, append: async () => ({ ok: false, retryAfter: 20 }) as const };
  expect(await flush(live, away)).toBe(20);
  expect([live.meta.floorCursor, live.meta.ledgerCursor]).toEqual([live.lastSeq, 0]);
  const asked = flush(live, { ...away, now: () => 1_005_000, append: () => Promise.reject(new Error("asked again")) });
  expect(await asked).toBe(15);
});

test("nothing is stored of a conversation whose memory and storage parted meanwhile", async () => {
  const live = owing();
  let saves = 0;
  await flush(live, {
    ...deps,
    append: async () => {
      live.stale = true;
      return { ok: true };
    },
    save: () => saves++,
  });
  expect(saves).toBe(0);
});

test("rows that the ledger sent away do not wait for as long as the clock was ahead (failure F15)", async () => {
  const live = owing();
  let answers = 0;
  const append = async () => (answers++ === 0 ? { ok: false as const, retryAfter: 60 } : { ok: true as const });
  const day = 86_400_000;
  expect(await flush(live, { ...deps, append, now: () => 1_000_000 + day })).toBe(60);
  expect(await flush(live, { ...deps, append, now: () => 1_000_000 + day + 1_000 })).toBe(59);
  expect(await flush(live, { ...deps, append })).toBeNull();
  expect([answers, live.meta.ledgerCursor]).toEqual([2, live.lastSeq]);
});
