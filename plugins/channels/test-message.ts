import type { SignedRequest } from "./channel.ts";

/**
 * A message by which an administrator tries a channel. Its conversation shows that it is one, so that reports leave it out.
 */

const prefix = "interject-test-";

export function newTestConversation(): string {
  return `${prefix}${crypto.randomUUID().slice(0, 8)}`;
}

export function isTestConversation(conversation: string): boolean {
  return conversation.startsWith(prefix);
}

/** For SQL, where a test's conversations are those between these two: `prefix <= id < end`. */
export const testConversations = { from: prefix, to: `${prefix.slice(0, -1)}.` } as const;

export type TestMessage = {
  readonly conversation: string;
  readonly text: string;
  readonly buyer: string;
  /** Epoch milliseconds. */
  readonly now: number;
};

/** What the platform would send, but for the address. */
export type TestRequest = { readonly headers: Readonly<Record<string, string>>; readonly body: string };

/** Why a request cannot be verified whatever the key is, as its headers show; null: they are complete and fresh. */
export type HeaderProblem = "unsigned" | "stale";
export type ReadHeaders = (request: Pick<SignedRequest, "headers" | "now">) => HeaderProblem | null;
