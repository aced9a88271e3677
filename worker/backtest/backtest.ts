import { DurableObject } from "cloudflare:workers";
import { readClient } from "../../db/client.ts";
import { conversationsSince } from "../../db/queries/conversations.ts";
import type { Cursor } from "../../db/queries/page.ts";
import type { Env } from "../env.ts";
import { logError } from "../log.ts";
import { tally } from "./compare.ts";
import { playAll } from "./play.ts";
import { isOver, newProgress, type Order, type Run } from "./run.ts";
import { addPlaces, forgetRun, listRuns, migrate, nextPlaces, readRun, saveRun } from "./store.ts";

const dayMs = 86_400_000;
/** If the work of an alarm never returns, the object wakes again after this. */
const safetyMs = 60_000;
/** While the ledger does not answer. */
const retryMs = 5_000;
/** In a row: ten minutes. */
const mostStumbles = 120;
/** Conversations in one alarm: two calls each stay below the platform's 1,000 subrequests. */
const atOnce = 200;
/** An object stays awake for some ten seconds: more than this would fill the memory of a small machine. */
const perSecond = 250;
const keptRuns = 20;
const mostWaiting = 5;

/**
 * One per shop, named `merchant/shop`: plays stored conversations under other settings, one run after another. It reads only:
 * nothing that was found, scored or decided changes. Each alarm takes the next conversations and stores how far it got.
 */
export class Backtest extends DurableObject<Env> {
  #stumbles = 0;

  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    migrate(state.storage);
  }

  /** Queues a run; answers its id, or null when too many wait. */
  async start(order: Order): Promise<string | null> {
    const runs = listRuns(this.ctx.storage.sql);
    if (runs.filter(({ progress }) => !isOver(progress)).length > mostWaiting) return null;
    const run: Run = { id: crypto.randomUUID(), createdAt: Date.now(), order, progress: newProgress() };
    this.ctx.storage.transactionSync(() => {
      saveRun(this.ctx.storage.sql, run);
      for (const { id } of runs.filter(({ progress }) => isOver(progress)).slice(keptRuns - 1))
        forgetRun(this.ctx.storage.sql, id);
    });
    const alarm = await this.ctx.storage.getAlarm();
    if (alarm === null) await this.ctx.storage.setAlarm(Date.now());
    return run.id;
  }

  async read(id: string): Promise<Run | null> {
    return readRun(this.ctx.storage.sql, id);
  }

  /** Newest first. */
  async list(): Promise<Run[]> {
    return listRuns(this.ctx.storage.sql);
  }

  /** Ends a run where it is; what it has counted stays. null: there is no such run. */
  async cancel(id: string): Promise<Run | null> {
    const run = readRun(this.ctx.storage.sql, id);
    if (run === null || isOver(run.progress)) return run;
    return this.#save(run, { ...run.progress, state: "cancelled", endedAt: Date.now() });
  }

  override async alarm(): Promise<void> {
    const startedAt = Date.now();
    // An alarm is spent when it fires: re-arm first, then let nothing escape.
    await this.ctx.storage.setAlarm(startedAt + safetyMs);
    const run = listRuns(this.ctx.storage.sql).findLast(({ progress }) => !isOver(progress));
    if (run === undefined) return this.ctx.storage.deleteAlarm();
    let next = startedAt;
    try {
      if (run.progress.state === "running") next += await this.#play(run);
      else await this.#list(run);
      this.#stumbles = 0;
    } catch (error) {
      next += retryMs;
      this.#stumble(run.id, error);
    }
    await this.ctx.storage.setAlarm(Math.max(next, Date.now()));
  }

  /** Lists from the oldest on, so that a conversation that goes on meanwhile moves ahead of the cursor and is not missed. */
  async #list(run: Run): Promise<void> {
    const { merchant, shop, days } = run.order;
    const since = run.createdAt - days * dayMs;
    const startedAt = run.progress.startedAt ?? Date.now();
    let current = this.#save(run, { ...run.progress, state: "listing", startedAt });
    let cursor: Cursor | null = { at: since, seq: 0 };
    while (cursor !== null) {
      const page = await conversationsSince(readClient(this.env), { merchant, shop }, cursor);
      const known = readRun(this.ctx.storage.sql, run.id);
      if (known === null || isOver(known.progress)) return;
      current = this.ctx.storage.transactionSync(() => {
        const total = addPlaces(this.ctx.storage.sql, run.id, page.items);
        return this.#save(current, { ...current.progress, total });
      });
      cursor = page.next;
    }
    const { progress } = current;
    this.#save(
      current,
      progress.total > 0 ? { ...progress, state: "running" } : { ...progress, state: "done", endedAt: Date.now() },
    );
  }

  /** Plays the next conversations; answers how many milliseconds they should have taken at least. */
  async #play({ id, createdAt, order, progress }: Run): Promise<number> {
    const { merchant, shop, settings, point, days, timeZone } = order;
    const places = nextPlaces(this.ctx.storage.sql, id, { below: progress.total - progress.done, limit: atOnce });
    const played = await playAll(places, settings, (place, version) =>
      this.env.CONVERSATION.getByName(`${merchant}/${shop}/${place.channel}/${place.conversation}`).rehearse(version),
    );
    const known = readRun(this.ctx.storage.sql, id);
    if (known === null || isOver(known.progress)) return 0;
    const counted = tally(known.progress, played, { point, since: createdAt - days * dayMs, timeZone });
    const over = counted.done >= counted.total;
    this.#save(known, over ? { ...counted, state: "done", endedAt: Date.now() } : counted);
    return (places.length / perSecond) * 1_000;
  }

  /** The ledger did not answer. It is asked again, but not for ever. */
  #stumble(id: string, error: unknown): void {
    logError("backtest-failed", { run: id }, error);
    if (++this.#stumbles < mostStumbles) return;
    this.#stumbles = 0;
    const run = readRun(this.ctx.storage.sql, id);
    if (run !== null && !isOver(run.progress))
      this.#save(run, { ...run.progress, state: "failed", endedAt: Date.now() });
  }

  #save(run: Run, progress: Run["progress"]): Run {
    const saved = { ...run, progress };
    this.ctx.storage.transactionSync(() => saveRun(this.ctx.storage.sql, saved));
    return saved;
  }
}
