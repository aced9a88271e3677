import { z } from "zod";
import { EmbeddingFailed, embeddingLimits, type Vector } from "../../plugins/sdk/text/embedding.ts";

export const vectors = z.array(z.array(z.number()).min(1).max(embeddingLimits.dimensions));

/** Sends texts in batches, one after another, and checks that each came back as a vector of the same length. */
export async function embedInBatches(
  texts: readonly string[],
  send: (batch: readonly string[]) => Promise<readonly Vector[]>,
): Promise<readonly Vector[]> {
  const found: Vector[] = [];
  for (let from = 0; from < texts.length; from += embeddingLimits.batch) {
    const batch = texts.slice(from, from + embeddingLimits.batch).map((text) => text.slice(0, embeddingLimits.text));
    const answer = await send(batch);
    if (answer.length !== batch.length) {
      throw new EmbeddingFailed(`${answer.length} vectors for ${batch.length} texts`, { retryable: false });
    }
    found.push(...answer);
  }
  const dimensions = found[0]?.length;
  if (found.some(({ length }) => length !== dimensions)) {
    throw new EmbeddingFailed("vectors of different lengths", { retryable: false });
  }
  return found;
}
