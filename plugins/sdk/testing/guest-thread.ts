import type { AskGuest, WireAnswer, WireRequest } from "../../../worker/guest/wire.ts";
import { definitionOf } from "../from-manifest.ts";
import { quote } from "../output.ts";
import type { PackDefinition } from "../pack.ts";
import { packFileSchema, tierOf } from "../pack-file.ts";
import type { PointResult } from "../point.ts";
import type { Watch } from "./guard.ts";
import type { HeldBack } from "./note-held.ts";

export type GuestRun = {
  /** As a host knows it, from its manifest alone. */
  readonly pack: PackDefinition;
  readonly ask: AskGuest;
  /** Ends the thread in which it runs. */
  readonly stop: () => Promise<void>;
};

/** `folder` has `pack.json`, and `main.mjs`, which runs its code in a thread. */
export async function startGuest(folder: string): Promise<GuestRun> {
  // Suites also run where there are no threads.
  const [{ readFile }, { Worker }] = await Promise.all([import("node:fs/promises"), import("node:worker_threads")]);
  const file = packFileSchema.parse(JSON.parse(await readFile(`${folder}/pack.json`, "utf8")));
  const pack = definitionOf(file.manifest, tierOf(file));
  if (file.code === null) {
    const ask = () => Promise.reject(new Error("rules are data: nobody is asked"));
    return { pack, ask, stop: async () => {} };
  }
  const thread = new Worker(`${folder}/main.mjs`);
  const waiting = new Map<number, { resolve: (answer: WireAnswer) => void; reject: (error: Error) => void }>();
  let asked = 0;
  let ended: Error | null = null;
  /** A thread that nobody waits for keeps no process alive. */
  const settle = (id: number) => {
    const waiter = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) thread.unref();
    return waiter;
  };
  const end = (error: Error) => {
    ended ??= error;
    for (const id of [...waiting.keys()]) settle(id)?.reject(ended);
  };
  thread.unref();
  thread.on("error", end);
  thread.on("exit", () => end(new Error("the guest has ended")));
  thread.on("message", ({ id, answer, error = "no answer" }: { id: number; answer?: string; error?: string }) => {
    const waiter = settle(id);
    if (answer === undefined) waiter?.reject(new Error(error));
    else waiter?.resolve(JSON.parse(answer));
  });
  const ask = (_: string, request: WireRequest) =>
    new Promise<WireAnswer>((resolve, reject) => {
      if (ended !== null) return reject(ended);
      const id = ++asked;
      thread.ref();
      waiting.set(id, { resolve, reject });
      thread.postMessage({ id, request: JSON.stringify(request) });
    });
  return { pack, ask, stop: async () => void (await thread.terminate()) };
}

/** Listens to a guest's answers: its failures in words, what its guards held back, and all of it to compare runs by. */
export function listened(ask: AskGuest, watch: Watch): { ask: AskGuest; held: HeldBack[] } {
  const held: HeldBack[] = [];
  const known = new Set<string>();
  return {
    held,
    ask: async (pack, request) => {
      const answer = await ask(pack, request);
      watch.outputs.push(JSON.stringify(answer));
      const outputs = answer.kind === "inspect" ? answer.answers.flat() : [answer.answer];
      for (const output of outputs) {
        if ("error" in output) watch.problems.add(output.error);
        else if (answer.kind === "inspect") for (const said of heldIn(output.ok, request)) add(said);
      }
      return answer;
    },
  };

  function add({ said, key }: { said: HeldBack; key: string }): void {
    if (!known.has(key)) held.push(said);
    known.add(key);
  }
}

function heldIn(results: unknown, { messages }: WireRequest): { said: HeldBack; key: string }[] {
  const textOf = (id: string) => messages.find((message) => message.id === id)?.text;
  return (Array.isArray(results) ? (results as PointResult[]) : []).flatMap((result) => {
    if (result?.kind !== "held") return [];
    const said = { guard: result.guard, evidence: quote(result.evidence, textOf).map((span) => span.quote) };
    return [{ said, key: JSON.stringify([said, result.evidence]) }];
  });
}
