import type { Embedder } from "../../plugins/sdk/text/embedding.ts";
import { openAiEmbedder } from "./openai.ts";
import { type AiBinding, workersAiEmbedder } from "./workers-ai.ts";

export type EmbeddingEnv = {
  /** Base address of an OpenAI-compatible model server. */
  readonly EMBEDDING_URL?: string;
  readonly EMBEDDING_KEY?: string;
  /** Model name; without it there are no embeddings. */
  readonly EMBEDDING_MODEL?: string;
  readonly AI?: AiBinding;
};

/** The provider that the operator named, or null: by default there is none, and no text leaves the house. */
export function embedderOf({ EMBEDDING_URL, EMBEDDING_KEY, EMBEDDING_MODEL, AI }: EmbeddingEnv): Embedder | null {
  if (!EMBEDDING_MODEL) return null;
  if (EMBEDDING_URL) return openAiEmbedder({ url: EMBEDDING_URL, model: EMBEDDING_MODEL, key: EMBEDDING_KEY });
  return AI === undefined ? null : workersAiEmbedder(AI, EMBEDDING_MODEL);
}
