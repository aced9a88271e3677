import { z } from "zod";

/** Reads results as a merchant's own program would: `/v1` with the API key. */

const evidence = z.object({ message: z.string(), quote: z.string() });
export const findingItem = z.looseObject({
  id: z.string(),
  conversation: z.string(),
  channel: z.string(),
  event: z.string(),
  point: z.string(),
  code: z.string(),
  severity: z.string(),
  status: z.string(),
  message: z.object({ zh: z.string(), en: z.string() }),
  evidence: z.array(evidence),
  at: z.number(),
});
export const decisionItem = z.looseObject({
  id: z.string(),
  conversation: z.string(),
  point: z.string().nullable(),
  policy: z.string(),
  intervention: z.string(),
  mode: z.string(),
  outcome: z.string(),
  reason: z.string(),
  actions: z.array(z.looseObject({ key: z.string(), kind: z.string(), state: z.string() })),
  at: z.number(),
});
export const messageItem = z.looseObject({ id: z.string(), conversation: z.string(), event: z.string() });
export const taskItem = z.looseObject({
  id: z.string(),
  conversation: z.string(),
  kind: z.string(),
  state: z.string(),
  text: z.string(),
});
export const conversationItem = z.looseObject({ id: z.string(), conversation: z.string(), messages: z.number() });
export type FindingItem = z.infer<typeof findingItem>;
export type DecisionItem = z.infer<typeof decisionItem>;

export type TaskItem = z.infer<typeof taskItem>;

export type ApiOptions = { readonly url: string; readonly apiKey: string; readonly shop?: string };

const pageSize = 200;

export function createReader({ url, apiKey, shop = "demo" }: ApiOptions) {
  /** Every item of a list, newest first, page by page. */
  async function* list<Item>(name: string, item: z.ZodType<Item>, query: Record<string, string> = {}) {
    const page = z.object({ items: z.array(item), next: z.string().nullable() });
    let cursor: string | null = null;
    do {
      const search = new URLSearchParams({ ...query, limit: String(pageSize), ...(cursor === null ? {} : { cursor }) });
      const response = await fetch(`${url}/v1/shops/${shop}/${name}?${search}`, {
        headers: { authorization: `Bearer ${apiKey}` },
        signal: AbortSignal.timeout(30_000),
      });
      if (!response.ok) throw new Error(`GET ${name}: ${response.status} ${(await response.text()).slice(0, 300)}`);
      const { items, next }: { items: Item[]; next: string | null } = page.parse(await response.json());
      yield* items;
      cursor = next;
    } while (cursor !== null);
  }
  const all = async <Item>(items: AsyncIterable<Item>) => Array.fromAsync(items);
  return {
    conversations: (query?: Record<string, string>) => all(list("conversations", conversationItem, query)),
    findings: (query?: Record<string, string>) => all(list("findings", findingItem, query)),
    /** With every later step. */
    decisions: (query?: Record<string, string>) => all(list("decisions", decisionItem, { steps: "1", ...query })),
    tasks: (query?: Record<string, string>) => all(list("tasks", taskItem, query)),
    messages: (query?: Record<string, string>) => all(list("messages", messageItem, query)),
  };
}
