import { z } from "zod";
import { type Embedder, EmbeddingFailed, embeddingLimits, type Vector } from "../../plugins/sdk/text/embedding.ts";
import { embedInBatches } from "./batches.ts";

export type OpenAiOptions = {
  /** Base address with its version, such as `https://api.example.com/v1`. */
  readonly url: string;
  readonly model: string;
  /** Sent as bearer token; servers on one's own machine often take none. */
  readonly key?: string | undefined;
};

const answer = z.object({
  data: z.array(
    z.object({
      index: z.number().int().min(0),
      embedding: z.array(z.number()).min(1).max(embeddingLimits.dimensions),
    }),
  ),
});

/** `POST {url}/embeddings` as OpenAI defined it and most model servers speak it. */
export function openAiEmbedder({ url, model, key }: OpenAiOptions): Embedder {
  const address = `${url.replace(/\/+$/, "")}/embeddings`;

  async function send(batch: readonly string[], signal: AbortSignal | undefined): Promise<readonly Vector[]> {
    const timeout = AbortSignal.timeout(embeddingLimits.timeoutMs);
    const request = {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(key !== undefined && { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({ model, input: batch, encoding_format: "float" }),
      // A redirect would carry the key to an address that nobody named.
      redirect: "manual",
      signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]),
    } as const;
    const response = await fetch(address, request).catch((cause: unknown) => {
      throw new EmbeddingFailed("the model server does not answer", { retryable: true, cause });
    });
    if (!response.ok) {
      await response.body?.cancel();
      const retryable = response.status === 429 || response.status >= 500;
      throw new EmbeddingFailed(`the model server answers ${response.status}`, { retryable });
    }
    const body: unknown = await response.json().catch((cause: unknown) => {
      throw new EmbeddingFailed("the model server's answer is no JSON", { retryable: true, cause });
    });
    const parsed = answer.safeParse(body);
    if (!parsed.success) throw new EmbeddingFailed("the model server's answer has no vectors", { retryable: false });
    // The order of the answer is the server's own affair; the index is not.
    return parsed.data.data.toSorted((a, b) => a.index - b.index).map(({ embedding }) => embedding);
  }
  return { model, embed: (texts, { signal } = {}) => embedInBatches(texts, (batch) => send(batch, signal)) };
}
