import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";
import { z } from "zod";

/** Stands for a merchant's own system: takes the signed calls of `supervision/webhook` and checks them as a stranger would. */

const call = z.looseObject({ conversation: z.string(), payload: z.looseObject({ point: z.string() }) });
export type Received = z.infer<typeof call>;

export async function startReceiver(onCall: (received: Received) => void) {
  let webhook: Webhook | undefined;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString("utf8");
    try {
      if (webhook === undefined) throw new Error("no secret yet");
      webhook.verify(body, request.headers as Record<string, string>);
      onCall(call.parse(JSON.parse(body)));
      response.writeHead(204).end();
    } catch {
      response.writeHead(401).end();
    }
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/interject`,
    /** Calls are refused until the secret is known, and sent again. */
    trust(secret: string) {
      webhook = new Webhook(secret);
    },
    stop: () => new Promise<void>((done) => server.close(() => done())),
  };
}
