import { z } from "zod";
import { GuestFailed } from "./guest-failed.ts";
import type { Guest } from "./load.ts";
import type { WireAnswer, WireOutput, WireRequest } from "./wire.ts";

/** One call of a guest by the wall clock, and an answer that has the form of one. What the outputs say is not checked here. */

const patienceMs = 1_000;
/** Characters that one output may have; the guest's own side keeps to it. */
const longestOutput = 16_384;
const longestAnswer = 524_288;
/** Deeper than any finding or action. */
const deepest = 40;

/** @throws GuestFailed, and nothing else */
export async function askGuest(guest: Pick<Guest, "ask">, request: WireRequest): Promise<WireAnswer> {
  const asked = request.kind === "plan" ? 1 : request.asks.reduce((count, { points }) => count + points.length, 0);
  const answer = await answerInTime(guest, JSON.stringify(request));
  const most = Math.min(longestAnswer, 1_024 + asked * longestOutput);
  if (answer.length > most) throw new GuestFailed("output", `${answer.length} characters; at most ${most} are taken`);
  return answerTo(request, parsed(answer));
}

async function answerInTime(guest: Pick<Guest, "ask">, request: string): Promise<string> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<"late">((resolve) => {
    timer = setTimeout(resolve, patienceMs, "late");
  });
  const asking = settled(guest, request);
  try {
    const first = await Promise.race([asking, late]);
    if (first === "late") {
      void asking.then(dispose);
      throw new GuestFailed("timeout", `no answer within ${patienceMs} ms`);
    }
    if ("failed" in first) throw first.failed;
    if (typeof first.answer === "string") return first.answer;
    dispose(first);
    throw new GuestFailed("output", `answered with ${typeof first.answer} instead of text`);
  } finally {
    clearTimeout(timer);
  }
}

type Settled = { readonly answer: unknown } | { readonly failed: GuestFailed };

/** Never rejects, so that an answer that nobody waits for any more is no unhandled one either. */
async function settled(guest: Pick<Guest, "ask">, request: string): Promise<Settled> {
  try {
    return { answer: await guest.ask(request) };
  } catch (cause) {
    if (cause instanceof GuestFailed) return { failed: cause };
    const name = cause instanceof Error ? cause.name : typeof cause;
    return { failed: new GuestFailed("crash", `the call broke off (${name})`, { cause }) };
  }
}

/** A stub would keep the guest alive. */
function dispose(settled: Settled): void {
  const answer: unknown = "answer" in settled ? settled.answer : null;
  if ((typeof answer !== "object" && typeof answer !== "function") || answer === null) return;
  const end: unknown = Reflect.get(answer, Symbol.dispose);
  if (typeof end === "function") Reflect.apply(end, answer, []);
}

function parsed(answer: string): unknown {
  try {
    return JSON.parse(answer);
  } catch (cause) {
    throw new GuestFailed("output", "the answer is not JSON", { cause });
  }
}

const output = z.union([z.strictObject({ ok: z.unknown() }), z.strictObject({ error: z.string().max(500) })]);
const inspected = z.strictObject({ kind: z.literal("inspect"), answers: z.array(z.array(output)) });
const planned = z.strictObject({ kind: z.literal("plan"), answer: output });

function answerTo(request: WireRequest, answer: unknown): WireAnswer {
  if (!tidy(answer)) throw new GuestFailed("output", "the answer lies too deep, or names a prototype");
  if (request.kind === "plan") {
    const plan = planned.safeParse(answer);
    if (!plan.success) throw new GuestFailed("output", "the answer is no plan");
    return { kind: "plan", answer: plan.data.answer as WireOutput };
  }
  const inspect = inspected.safeParse(answer);
  if (!inspect.success) throw new GuestFailed("output", "the answer is no list of what points said");
  const { answers } = inspect.data;
  const fits =
    answers.length === request.asks.length &&
    answers.every((outputs, index) => outputs.length === request.asks[index]?.points.length);
  if (!fits) throw new GuestFailed("output", "the answer has more or fewer outputs than points were asked");
  return { kind: "inspect", answers: answers as WireOutput[][] };
}

/**
 * Walks without recursion, since the depth is not yet known. Lone halves of surrogate pairs become U+FFFD, as in what platforms send:
 * no store could keep them. @returns whether it may be taken
 */
function tidy(answer: unknown): boolean {
  const open = [{ value: answer, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next;
    if (typeof value !== "object" || value === null) continue;
    if (depth > deepest || Object.hasOwn(value, "__proto__")) return false;
    for (const [key, inner] of Object.entries(value)) {
      if (typeof inner !== "string") open.push({ value: inner, depth: depth + 1 });
      else if (!inner.isWellFormed()) Reflect.set(value, key, inner.toWellFormed());
    }
  }
  return true;
}
