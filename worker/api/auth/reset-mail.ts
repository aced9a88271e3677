import type { Env } from "../../env.ts";
import { logError } from "../../log.ts";

/**
 * The deployment's own mail, of which only letters about an account make use: shops have providers of their own. Same shape as theirs:
 * `POST <MAIL_URL>` with `Authorization: Bearer <MAIL_TOKEN>` and `{from, to, subject, text, html}`.
 */
export function sendsMail(env: Env): boolean {
  return [env.MAIL_URL, env.MAIL_FROM, env.MAIL_TOKEN].every((value) => value !== undefined && value !== "");
}

const words = {
  zh: {
    subject: "重置 Interject 密码",
    text: (link: string) =>
      `点击链接设置新密码，1 小时内有效，只能用一次：\n${link}\n\n如果不是你本人操作，请忽略这封邮件，密码不会改变。`,
  },
  en: {
    subject: "Reset your Interject password",
    text: (link: string) =>
      `Open this link to set a new password. It works once, for one hour:\n${link}\n\nIf you did not ask for it, ignore this letter: your password stays as it is.`,
  },
} as const;

const patienceMs = 10_000;

/** Never throws: it runs beside a request whose answer must not say whether a letter went out. */
export async function mailReset(
  env: Env,
  { to, link, language, key }: { to: string; link: string; language: "zh" | "en"; key: string },
): Promise<void> {
  try {
    const { subject, text } = words[language];
    const body = { from: env.MAIL_FROM, to: [to], subject, text: text(link) };
    const answer = await fetch(env.MAIL_URL ?? "", {
      method: "POST",
      redirect: "manual",
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${env.MAIL_TOKEN}`,
        "idempotency-key": key,
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patienceMs),
    });
    await answer.body?.cancel();
    if (!answer.ok) throw new Error(`mail provider ${answer.status}`);
  } catch (error) {
    logError("reset-mail-not-sent", {}, error);
  }
}
