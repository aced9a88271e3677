import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import type { Env } from "../../env.ts";
import { mailReset, sendsMail } from "./reset-mail.ts";

/** A mail provider on this machine that answers with that status, and what it was sent. */
async function provider(status: number) {
  const letters: { headers: Record<string, unknown>; body: Record<string, unknown> }[] = [];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const piece of request) text += piece;
    letters.push({ headers: request.headers, body: JSON.parse(text) });
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())));
  const { port } = server.address() as AddressInfo;
  const env = {
    MAIL_URL: `http://127.0.0.1:${port}/emails`,
    MAIL_FROM: "Interject <no-reply@example.com>",
    MAIL_TOKEN: "t-1",
  };
  return { letters, env: env as Env };
}

const letter = { to: "a@example.com", link: "https://interject.test/reset#pr_x", language: "zh", key: "k-1" } as const;

it("sends the link in the reader's language, once under its key", async () => {
  const { letters, env } = await provider(200);
  await mailReset(env, letter);
  await mailReset(env, { ...letter, language: "en" });
  expect(letters[0]?.headers).toMatchObject({ authorization: "Bearer t-1", "idempotency-key": "k-1" });
  expect(letters[0]?.body).toMatchObject({ to: ["a@example.com"], subject: "重置 Interject 密码" });
  expect(String(letters[0]?.body.text)).toContain(letter.link);
  expect(letters[1]?.body.subject).toBe("Reset your Interject password");
});

it("a provider that refuses, or does not answer, breaks nothing", async () => {
  const { env } = await provider(500);
  await expect(mailReset(env, letter)).resolves.toBeUndefined();
  await expect(mailReset({ ...env, MAIL_URL: "http://127.0.0.1:1/" }, letter)).resolves.toBeUndefined();
});

it("is off unless all of it is set", async () => {
  const { env } = await provider(200);
  expect(sendsMail(env)).toBe(true);
  expect(sendsMail({ ...env, MAIL_TOKEN: "" })).toBe(false);
  expect(sendsMail({} as Env)).toBe(false);
});
