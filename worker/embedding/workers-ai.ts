import { z } from "zod";
import { type Embedder, EmbeddingFailed, type Vector } from "../../plugins/sdk/text/embedding.ts";
import { embedInBatches, vectors } from "./batches.ts";

/** As much of the Workers AI binding as embedding takes. */
export type AiBinding = { readonly run: (model: string, input: { text: string[] }) => Promise<unknown> };

const answer = z.object({ data: vectors });

/** A text embedding model of Workers AI, such as `@cf/baai/bge-m3`. The binding takes no signal: an abort is seen between batches. */
export function workersAiEmbedder(ai: AiBinding, model: string): Embedder {
  async function send(batch: readonly string[], signal: AbortSignal | undefined): Promise<readonly Vector[]> {
    if (signal?.aborted) throw new EmbeddingFailed("aborted", { retryable: true, cause: signal.reason });
    const result = await ai.run(model, { text: [...batch] }).catch((cause: unknown) => {
      throw new EmbeddingFailed("Workers AI does not answer", { retryable: true, cause });
    });
    const parsed = answer.safeParse(result);
    if (!parsed.success) throw new EmbeddingFailed(`${model} gives no vectors`, { retryable: false });
    return parsed.data.data;
  }
  return { model, embed: (texts, { signal } = {}) => embedInBatches(texts, (batch) => send(batch, signal)) };
}
