/**
 * Vectors of texts from a model that somebody else runs. Off unless a shop's operator names one, asynchronous, and therefore
 * never part of judging a message as it arrives: points and rules read words. It serves what may wait, such as proposing
 * sentences for a rule or comparing a rule's sentences with stored chats.
 */
export type Embedder = {
  /** Names the model, so that vectors of different models are never compared. */
  readonly model: string;
  /** One vector for each text, in order. Refuses with `EmbeddingFailed`. */
  readonly embed: (texts: readonly string[], options?: { readonly signal?: AbortSignal }) => Promise<readonly Vector[]>;
};

export type Vector = readonly number[];

export const embeddingLimits = {
  /** Texts of one call; more are sent in several. */
  batch: 64,
  /** UTF-16 units of one text; what follows is left out. */
  text: 2_000,
  dimensions: 8_192,
  timeoutMs: 20_000,
} as const;

/** Why there are no vectors. `retryable`: the same call may work later. */
export class EmbeddingFailed extends Error {
  readonly retryable: boolean;

  constructor(message: string, { retryable, cause }: { retryable: boolean; cause?: unknown }) {
    super(message, { cause });
    this.name = "EmbeddingFailed";
    this.retryable = retryable;
  }
}

/** How alike two vectors of one model are, from -1 to 1; 0 where one of them is zero. */
export function cosine(a: Vector, b: Vector): number {
  if (a.length !== b.length) throw new Error(`vectors of ${a.length} and ${b.length} dimensions`);
  let [ab, aa, bb] = [0, 0, 0];
  for (let index = 0; index < a.length; index++) {
    const [x, y] = [a[index] as number, b[index] as number];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return aa === 0 || bb === 0 ? 0 : ab / Math.sqrt(aa * bb);
}
