import { DurableObject } from "cloudflare:workers";
import type { SessionType } from "../../plugins/sdk/conversation.ts";
import type { TaskWord } from "../../plugins/sdk/intervention.ts";
import type { SettingValue } from "../../plugins/sdk/setting-value.ts";
import type { Env } from "../env.ts";
import { logError } from "../log.ts";
import { settingsOf } from "../settings/cache.ts";
import { type CompiledShop, compileShop } from "../settings/compile.ts";
import { compiledInPhrases } from "../settings/pack-store.ts";
import type { Snapshot } from "../settings/snapshot.ts";
import { factsOf, knownFacts } from "../shop/facts.ts";
import type { Intervened, ReceiveAnswer, ReceiveInput } from "./answer.ts";
import { dueAt } from "./due.ts";
import { conflictIn } from "./engine.ts";
import { explainEvent, type Trace } from "./explain.ts";
import { flush, flushBeside, owesFlush } from "./flush.ts";
import { newsAfterMs, newsAt, rowsAt } from "./flush-times.ts";
import { drainGuests, type GuestDeps } from "./guest-drain.ts";
import { guestCursorOf } from "./guest-owed.ts";
import { hear, type Live, letTimePass, takeGuests, takeIn, wake } from "./live.ts";
import type { HumanEvent } from "./log.ts";
import { type OrderItem, ordersOf } from "./orders.ts";
import { type Delivery, drain, holderOf, mayReplay, nextAttempt, replay } from "./outbox.ts";
import { flushDeps, guestCalls, outboxDeps } from "./outside.ts";
import { type Rehearsal, rehearse } from "./rehearse.ts";
import { type CountedTally, hearTally, shopThread, tallyEvent } from "./shop-thread.ts";
import { watchSize } from "./size.ts";
import { load, saveDelivery, saveEntry, saveMeta } from "./storage.ts";
import { isOpen } from "./tasks.ts";
import { UsedGuests } from "./used-guests.ts";

/** If the work of an alarm never returns, the object wakes again after this. */
const safetyMs = 30_000;
const dayMs = 86_400_000;

function isBetween(at: number | null | undefined, now: number, next: number): boolean {
  return at !== null && at !== undefined && at > now && at <= next;
}

type Owner = Pick<ReceiveInput, "merchant" | "shop" | "channel" | "conversation">;

/** One thread between a buyer and a shop on a channel. Wiring only: what happens is decided in the files beside this one. */
export class Conversation extends DurableObject<Env> {
  #live: Live | null = null;
  #waking: Promise<Live | null> | null = null;
  #working: Promise<void> | null = null;
  /** When the alarm is set for; undefined until storage was asked. */
  #alarmAt: number | null | undefined;
  /** When rows should go to the ledger, and when they last went. */
  #flushAt: number | null = null;
  #flushedAt = 0;
  #asking: Promise<void> | null = null;
  /** Calls of guests that the shop's Floor object was not told of yet. */
  readonly #used = new UsedGuests();

  /** Takes events in: one transaction, answered when it is durable. Idempotent by event id. */
  async receive(input: ReceiveInput): Promise<ReceiveAnswer> {
    const shop = await settingsOf(this.env, input.merchant, input.shop);
    const live = await this.#wake(shop, input);
    if (live === null) throw new Error("conversation: not created");
    this.#checkOwner(live, input);
    const conflict = conflictIn(live.state, input.events);
    if (conflict !== null) return { ok: false, conflict };

    const now = Date.now();
    const { results } = this.#inTransaction(() => {
      const taken = takeIn(live, shop, this.ctx.storage.sql, input, { now, facts: input.facts });
      this.#flushSoon(live, taken.news ? this.#newsAt(live, now) : rowsAt(live, now));
      this.#setAlarm(live);
      return taken;
    });
    // Behind the answer: a guest takes its time, and the next alarm asks again if this object is gone before it has answered.
    if (live.owed.size > 0) this.ctx.waitUntil(this.#askGuests(live, shop));
    const duplicates = results.filter(({ duplicate }) => duplicate).length;
    // Whoever does not wait for what was found is not sent it.
    return { ok: true, accepted: results.length - duplicates, duplicates, results: input.wait ? results : [] };
  }

  /** What a person says of a finding: it was wrong, it was right, or nothing after all. false: there is no such finding. */
  async judgeFinding(finding: string, verdict: "wrong" | "right" | null, by: string): Promise<boolean> {
    const known = await this.#awake();
    if (known === null || !known.live.state.findings.has(finding)) return false;
    this.#hear(known, {
      type: "feedback",
      id: `feedback:${crypto.randomUUID()}`,
      at: Date.now(),
      finding,
      verdict,
      by,
    });
    return true;
  }

  /** A person decides the type of a session (F028); null goes back to the guess. false: there is no such session. */
  async chooseSessionType(session: string, value: SessionType | null, by: string): Promise<boolean> {
    const known = await this.#awake();
    if (known === null || !known.live.state.cutter.sessions.some(({ id }) => id === session)) return false;
    this.#hear(known, { type: "session-type", id: `type:${crypto.randomUUID()}`, at: Date.now(), session, value, by });
    return true;
  }

  /** A person has seen or done a task that an intervention opened. false: there is no such open task. */
  async answerTask(task: string, word: TaskWord, by: string): Promise<boolean> {
    const known = await this.#awake();
    const open = known?.live.state.tasks.get(task);
    if (known === null || open === undefined || !isOpen(open)) return false;
    this.#hear(known, { type: "task", id: `task:${crypto.randomUUID()}`, at: Date.now(), decision: task, word, by });
    return true;
  }

  /** A person runs an intervention by hand, as a supervisor who moves the chat. null: there is no such conversation. */
  async intervene(intervention: string, config: Record<string, SettingValue>, by: string): Promise<Intervened | null> {
    const known = await this.#awake();
    if (known === null) return null;
    const id = `intervene:${crypto.randomUUID()}`;
    this.#hear(known, { type: "intervene", id, at: Date.now(), intervention, config, by });
    const [decision] = known.live.state.byId.get(id)?.result?.decisions ?? [];
    return decision === undefined
      ? null
      : { decision: decision.id, outcome: decision.outcome, reason: decision.reason };
  }

  /** Judges what happened across all conversations of the shop in this minute; only of the shop's own thread. Idempotent. */
  async tally({
    merchant,
    shop: id,
    counted,
  }: {
    merchant: string;
    shop: string;
    counted: CountedTally;
  }): Promise<void> {
    const shop = await settingsOf(this.env, merchant, id);
    const facts = await factsOf(this.env, { merchant, shop: id });
    const live = await this.#wake(shop, { merchant, shop: id, ...shopThread });
    if (live === null) throw new Error("conversation: not created");
    this.#inTransaction(() => {
      const now = Date.now();
      const news = hearTally(live, shop, this.ctx.storage.sql, tallyEvent(counted, shop), { now, facts });
      this.#flushSoon(live, news ? this.#newsAt(live, now) : rowsAt(live, now));
      this.#setAlarm(live);
    });
  }

  /** Sends what failed, or could not be carried out, again under the same key. `settled`: it is on its way, or was sent. */
  async replay(decision: string, key: string): Promise<"due" | "settled" | "not-found"> {
    const known = await this.#awake();
    const delivery = known?.live.deliveries.get(key);
    if (known === null || delivery === undefined || delivery.decision !== decision) return "not-found";
    if (!mayReplay(delivery)) return "settled";
    const { live } = known;
    const now = Date.now();
    replay(delivery, now);
    this.#inTransaction(() => {
      this.#saveDelivery(live, delivery);
      this.#flushSoon(live, now + newsAfterMs);
      this.#setAlarm(live);
    });
    return "due";
  }

  /** Orders of the buyer that this conversation heard of, as they stand now, last changed first. */
  async orders(): Promise<OrderItem[]> {
    const known = await this.#awake();
    return known === null ? [] : ordersOf(known.live.state);
  }

  /** Why each enabled point did or did not find something in this event; null when there is no such event. */
  async explain(event: string): Promise<Trace | null> {
    const known = await this.#awake();
    return known === null ? null : explainEvent(known.live.state, known.shop, event);
  }

  /** What the same conversation would have shown under other settings. Reads only. */
  async rehearse(settings: Pick<Snapshot, "points" | "packs">): Promise<Rehearsal | null> {
    const known = await this.#awake();
    if (known === null) return null;
    const { shop, live } = known;
    const snapshot = { ...shop.snapshot, ...settings, shadows: {}, policies: [] };
    const other = compileShop(snapshot, shop.packs, compiledInPhrases());
    return rehearse(live.state, other, Date.now());
  }

  /** Everything goes: the log, what was found and planned, the alarm. What is on its way now is not sent any more. */
  async erase(): Promise<void> {
    await this.ctx.storage.deleteAll();
    this.#forget();
    this.#alarmAt = null;
  }

  /** Wakes an object that owes work although its alarm was lost. */
  async poke(): Promise<void> {
    await this.#workArmed();
  }

  override async alarm(): Promise<void> {
    await this.#workArmed();
  }

  /**
   * An alarm is spent when it fires and given up after six failures, and whoever is poked has lost his: re-arm first, then let nothing
   * escape. What goes to the ledger meanwhile may take away the due time by which the sweeper would find an object that dies over it.
   */
  async #workArmed(): Promise<void> {
    this.#alarmAt = Date.now() + safetyMs;
    await this.ctx.storage.setAlarm(this.#alarmAt);
    await this.#work();
  }

  /** The conversation and its shop, or null for an object that has never been written. */
  async #awake(): Promise<{ live: Live; shop: CompiledShop } | null> {
    const owner = this.#live?.meta ?? load(this.ctx.storage.sql, null)?.meta;
    if (owner === undefined) return null;
    const shop = await settingsOf(this.env, owner.merchant, owner.shop);
    const live = await this.#wake(shop, null);
    return live === null ? null : { live, shop };
  }

  #hear({ live, shop }: { live: Live; shop: CompiledShop }, event: HumanEvent): void {
    const now = Date.now();
    this.#inTransaction(() => {
      hear(live, shop, this.ctx.storage.sql, event, { now, facts: knownFacts(live.meta) });
      // Somebody waits for the page to show his word: the ledger is asked at once, also while it is down.
      delete live.meta.ledgerFrom;
      this.#flushSoon(live, now + newsAfterMs);
      this.#setAlarm(live);
    });
  }

  /** If the transaction is undone, what memory made of it is not true. */
  #inTransaction<Result>(work: () => Result): Result {
    const known = this.#alarmAt;
    try {
      return this.ctx.storage.transactionSync(work);
    } catch (error) {
      this.#forget();
      this.#alarmAt = known;
      throw error;
    }
  }

  /** What memory holds may differ from storage: the next call folds the log anew. */
  #forget(): void {
    if (this.#live !== null) this.#live.stale = true;
    this.#live = null;
    this.#waking = null;
  }

  /** One drain at a time: a second caller waits for the one that runs. */
  #work(): Promise<void> {
    this.#working ??= this.#workOnce().finally(() => {
      this.#working = null;
    });
    return this.#working;
  }

  async #workOnce(): Promise<void> {
    let retryAfter: number | null = 60;
    let wasOwing = false;
    try {
      const known = await this.#awake();
      if (known === null) {
        await this.ctx.storage.deleteAlarm();
        return;
      }
      const { live, shop } = known;
      if (await this.#expired(live, shop)) return;
      const facts = await factsOf(this.env, live.meta);
      // Meanwhile another call may have been undone, and its memory with it.
      if (live.stale) throw new Error("conversation: forgotten while facts were read");
      this.#inTransaction(() => {
        letTimePass(live, shop, this.ctx.storage.sql, { now: Date.now(), facts });
      });
      wasOwing = owesFlush(live);
      // What comes while this goes on is due by when it came, not by when this is done.
      this.#flushAt = null;
      // Side by side: a receiver that takes its time must not hold up the ledger, nor the ledger an offer to a buyer, nor a guest both.
      const others = Promise.allSettled([
        this.#drain(live, shop),
        this.#used.tell(this.env, live.meta, shop),
        this.#askGuests(live, shop),
      ]);
      const [[told], [sent]] = await Promise.all([
        Promise.allSettled([
          flushBeside(others, { flush: () => this.#flush(live, shop), takeDue: () => this.#takeDue(live) }),
        ]),
        others,
      ]);
      if (sent.status === "rejected") throw sent.reason;
      if (told.status === "rejected") throw told.reason;
      retryAfter = told.value;
    } catch (error) {
      this.#report("work-failed", error);
      this.#forget();
    }
    const now = Date.now();
    this.#flushedAt = now;
    const live = this.#live;
    const owes = live !== null && owesFlush(live);
    const again = retryAfter !== null ? now + retryAfter * 1_000 : owes ? this.#newsAt(live, now) : null;
    const meanwhile = owes && this.#flushAt !== null ? Math.max(this.#flushAt, now + newsAfterMs) : again;
    this.#flushAt = again === null || meanwhile === null ? again : Math.min(again, meanwhile);
    const next = live === null ? now + safetyMs : this.#next(live);
    // A chat that has just brought something will bring more before the alarm that stands: the first one with nothing to do is set anew.
    if (wasOwing && retryAfter === null && isBetween(this.#alarmAt, now, next)) return;
    this.#alarmAt = next;
    await this.ctx.storage.setAlarm(next);
  }

  /** Whether rows are due now; then they wait no more. */
  #takeDue(live: Live): boolean {
    if (live.stale || this.#flushAt === null || this.#flushAt > Date.now() || !owesFlush(live)) return false;
    this.#flushAt = null;
    return true;
  }

  /** One at a time; what happens meanwhile is asked about in the same run. */
  #askGuests(live: Live, shop: CompiledShop): Promise<void> {
    if (live.owed.size === 0) return Promise.resolve();
    this.#asking ??= drainGuests(live, shop, this.#guestDeps(live, shop))
      .catch((error: unknown) => this.#report("guests-not-asked", error))
      .finally(() => {
        this.#asking = null;
      });
    return this.#asking;
  }

  #guestDeps(live: Live, shop: CompiledShop): GuestDeps {
    const context = () => ({ now: Date.now(), facts: knownFacts(live.meta) });
    return {
      ask: guestCalls(this.env, live, shop),
      context,
      note: (pack, used) => this.#used.add(pack, used),
      commit: (work) =>
        this.#inTransaction(() => {
          const now = context();
          const { news } = takeGuests(live, shop, this.ctx.storage.sql, (turn) => work(turn, now), now);
          this.#flushSoon(live, news ? this.#newsAt(live, now.now) : rowsAt(live, now.now));
          this.#setAlarm(live);
        }),
    };
  }

  #drain(live: Live, shop: CompiledShop): Promise<void> {
    const save = (delivery: Delivery) => this.#inTransaction(() => this.#saveDelivery(live, delivery));
    return drain(live.deliveries.values(), outboxDeps(this.env, live, shop, save));
  }

  /** Its entry is stored anew, so that the ledger hears of it. */
  #saveDelivery(live: Live, delivery: Delivery): void {
    // Lanes go on side by side: what another one left undone in storage must not be built upon.
    if (live.stale) throw new Error("conversation: forgotten while it delivered");
    const { sql } = this.ctx.storage;
    saveDelivery(sql, delivery);
    const entry = holderOf(live.state, delivery);
    if (entry !== undefined && !delivery.inFlight) saveEntry(sql, entry, ++live.lastSeq);
  }

  #flush(live: Live, shop: CompiledShop): Promise<number | null> {
    return flush(
      live,
      flushDeps(this.env, live, shop, () => {
        live.meta.guestCursor = guestCursorOf(live);
        saveMeta(this.ctx.storage.sql, live.meta);
      }),
    );
  }

  #report(event: string, error: unknown): void {
    logError(event, { object: this.ctx.id.name }, error);
  }

  /** Conversations are kept for the merchant's retention after their last event, then everything goes, the alarm too. */
  async #expired(live: Live, shop: CompiledShop): Promise<boolean> {
    const last = live.state.entries[live.state.entries.length - 1]?.at ?? 0;
    if (owesFlush(live) || Date.now() < last + shop.snapshot.retentionDays * dayMs) return false;
    await this.erase();
    return true;
  }

  #wake(shop: CompiledShop, owner: Owner | null): Promise<Live | null> {
    if (this.#live !== null) return Promise.resolve(this.#live);
    this.#waking ??= this.#wakeOnce(shop, owner);
    return this.#waking;
  }

  async #wakeOnce(shop: CompiledShop, owner: Owner | null): Promise<Live | null> {
    this.#alarmAt = await this.ctx.storage.getAlarm();
    watchSize(this.ctx.storage.sql.databaseSize, (size) =>
      logError("conversation-large", { object: this.ctx.id.name, ...size }),
    );
    const { merchant, shop: shopId, channel, conversation } = owner ?? {};
    const stored = load(
      this.ctx.storage.sql,
      merchant === undefined || shopId === undefined || channel === undefined || conversation === undefined
        ? null
        : { merchant, shop: shopId, channel, conversation },
    );
    this.#waking = null;
    if (stored === null) return null;
    this.#live ??= wake(stored, shop.snapshot.timeZone);
    return this.#live;
  }

  #checkOwner({ meta }: Live, input: ReceiveInput): void {
    const same = meta.merchant === input.merchant && meta.shop === input.shop && meta.channel === input.channel;
    if (!same || meta.conversation !== input.conversation) throw new Error("conversation: owner differs");
  }

  #newsAt(live: Live, now: number): number {
    return newsAt(live, { now, flushedAt: this.#flushedAt });
  }

  #flushSoon(live: Live, at: number): void {
    if (owesFlush(live) && (this.#flushAt === null || at < this.#flushAt)) this.#flushAt = at;
  }

  /** The earliest of everything the object owes; without work, the day on which it is deleted. */
  #next(live: Live): number {
    const last = live.state.entries[live.state.entries.length - 1]?.at ?? Date.now();
    const owed = [dueAt(live.state), nextAttempt(live.deliveries.values()), this.#flushAt].filter((at) => at !== null);
    return owed.length > 0 ? Math.min(...owed) : Math.max(last, Date.now()) + dayMs;
  }

  /** Alarms are billed: it is only set when something nearer appears. */
  #setAlarm(live: Live): void {
    const next = this.#next(live);
    if (this.#alarmAt !== null && this.#alarmAt !== undefined && this.#alarmAt <= next) return;
    this.#alarmAt = next;
    void this.ctx.storage.setAlarm(next);
  }
}
