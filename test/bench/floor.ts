import { DurableObject } from "cloudflare:workers";
import { Hono } from "hono";

/**
 * The floor: what the platform itself costs. JSON in, one RPC to the conversation's object, one SQLite INSERT behind the output
 * gate, JSON out, and nothing else. Ours is measured against it in the same run.
 */

type Message = { id: string; conversation: string; at: number; text: string };
type Env = { CONVERSATION: DurableObjectNamespace<Conversation> };

export class Conversation extends DurableObject<Env> {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    ctx.storage.sql.exec(
      "CREATE TABLE IF NOT EXISTS message (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT, at INTEGER, text TEXT)",
    );
  }

  insert(messages: Message[]): { accepted: number } {
    for (const { id, at, text } of messages) {
      this.ctx.storage.sql.exec("INSERT INTO message (id, at, text) VALUES (?, ?, ?)", id, at, text);
    }
    return { accepted: messages.length };
  }
}

const app = new Hono<{ Bindings: Env }>();
app.post("/", async (c) => {
  const { events } = await c.req.json<{ events: Message[] }>();
  const [first] = events;
  if (first === undefined) return c.json({ accepted: 0 });
  const { accepted } = await c.env.CONVERSATION.getByName(first.conversation).insert(events);
  return c.json({ accepted }, 202);
});
export default app;
