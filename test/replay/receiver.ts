import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";
import { z } from "zod";

/**
 * Stands for two systems outside on loopback: the merchant's own, which takes the signed calls of `supervision/webhook` and checks
 * them as a stranger would, and the robot of a WeCom group (企业微信群机器人), which takes what supervisors are told.
 */

const call = z.looseObject({ conversation: z.string(), payload: z.looseObject({ point: z.string() }) });
export type Received = z.infer<typeof call>;
const groupMessage = z.object({ msgtype: z.literal("text"), text: z.object({ content: z.string() }) });

export async function startReceiver({
  onCall,
  onTold,
}: {
  onCall: (received: Received) => void;
  onTold: (text: string) => void;
}) {
  let webhook: Webhook | undefined;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString("utf8");
    if (request.url?.startsWith(robotPath)) {
      const told = groupMessage.safeParse(JSON.parse(body));
      if (told.success) onTold(told.data.text.content);
      response.end(
        JSON.stringify(
          told.success ? { errcode: 0, errmsg: "ok" } : { errcode: 40008, errmsg: "invalid message type" },
        ),
      );
      return;
    }
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
    robot: `http://127.0.0.1:${port}${robotPath}?key=demo-group`,
    /** Calls are refused until the secret is known, and sent again. */
    trust(secret: string) {
      webhook = new Webhook(secret);
    },
    stop: () => new Promise<void>((done) => server.close(() => done())),
  };
}

const robotPath = "/cgi-bin/webhook/send";
