import type { Env } from "../env.ts";
import { notify } from "../outbound/notify.ts";
import { judge } from "../outbound/outcome.ts";
import { unseal } from "../settings/secrets.ts";
import type { ReceiverSettings, Snapshot } from "../settings/snapshot.ts";

const shownAnswer = 1_000;

const texts = {
  zh: "这是一条测试消息。能看到它，说明提醒可以送达这里。",
  en: "This is a test message. If you can read it, notices reach this place.",
} as const;

/** Sends one test message now, as a notice would be sent, and says what the receiver made of it. */
export async function sendTest(env: Env, snapshot: Snapshot, receiver: ReceiverSettings) {
  const started = Date.now();
  const { name: shop, language, merchant } = snapshot;
  const key = `test_${crypto.randomUUID().replaceAll("-", "")}`;
  const told = await notify(
    receiver,
    { key, at: started, shop, language, text: texts[language], severity: null, link: null },
    snapshot,
    {
      fetch: (url, init) => fetch(url, init),
      now: Date.now,
      allowLoopback: env.ALLOW_LOOPBACK === "1",
      unseal: (_, secret) => unseal(env.MASTER_KEY, merchant, secret),
    },
  );
  const outcome = told.heard === null ? told.verdict : (told.verdict ?? told.heard);
  const result = judge(outcome, { attempt: 1, random: 0, onceOnly: false });
  const answered = told.heard?.kind === "answered" ? told.heard : null;
  return {
    ok: result.state === "sent",
    error: result.state === "sent" ? null : result.error,
    status: answered?.status ?? null,
    answer: answered === null ? null : answered.body.slice(0, shownAnswer),
    ms: Date.now() - started,
  };
}
