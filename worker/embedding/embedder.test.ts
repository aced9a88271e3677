import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { cosine, embeddingLimits } from "../../plugins/sdk/text/embedding.ts";
import { embedderOf } from "./embedder.ts";

const body = z.object({ model: z.string(), input: z.array(z.string()), encoding_format: z.literal("float") });

type Request = { path: string | undefined; authorization: string | undefined; body: z.infer<typeof body> };

/** A model server on loopback: the vector of a text is its length and 1. */
let answer: (request: Request, response: ServerResponse) => void;
const requests: Request[] = [];
const server = createServer(async (incoming: IncomingMessage, response) => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const request = {
    path: incoming.url,
    authorization: incoming.headers.authorization,
    body: body.parse(JSON.parse(Buffer.concat(chunks).toString())),
  };
  requests.push(request);
  answer(request, response);
});

const send = (response: ServerResponse, status: number, value: unknown): void => {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
};
const vectorsOf = (texts: readonly string[]) =>
  texts.map((text, index) => ({ index, embedding: [text.length, 1], object: "embedding" }));

let url = "";
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  requests.length = 0;
  answer = ({ body }, response) => send(response, 200, { data: vectorsOf(body.input).reverse() });
});

function embedder(key?: string) {
  const made = embedderOf({ EMBEDDING_URL: url, EMBEDDING_MODEL: "m", ...(key && { EMBEDDING_KEY: key }) });
  if (made === null) throw new Error("no provider");
  return made;
}

test("there is no provider unless one is named", () => {
  expect(embedderOf({})).toBeNull();
  expect(embedderOf({ EMBEDDING_URL: url })).toBeNull();
  expect(embedderOf({ EMBEDDING_MODEL: "m" })).toBeNull();
});

describe("an OpenAI-compatible server", () => {
  test("gives a vector for each text, in the order of the texts", async () => {
    expect(await embedder("secret").embed(["退款", "什么时候发货", "a"])).toEqual([
      [2, 1],
      [6, 1],
      [1, 1],
    ]);
    expect(requests).toMatchObject([{ path: "/v1/embeddings", authorization: "Bearer secret", body: { model: "m" } }]);
  });

  test("gets many texts in batches, long ones cut, and no key that was not named", async () => {
    const texts = Array.from({ length: embeddingLimits.batch + 1 }, () => "长".repeat(3_000));
    const found = await embedder().embed(texts);
    expect(found).toHaveLength(texts.length);
    expect(requests.map(({ body }) => body.input.length)).toEqual([embeddingLimits.batch, 1]);
    expect(requests[0]?.body.input[0]).toHaveLength(embeddingLimits.text);
    expect(requests[0]?.authorization).toBeUndefined();
  });

  test("is not asked for nothing", async () => {
    expect(await embedder().embed([])).toEqual([]);
    expect(requests).toEqual([]);
  });

  test.each([
    [500, {}, true, "answers 500"],
    [429, {}, true, "answers 429"],
    [401, {}, false, "answers 401"],
    [302, {}, false, "answers 302"],
    [200, { data: "none" }, false, "no vectors"],
    [200, { data: [] }, false, "0 vectors for 1 texts"],
    [200, { data: [{ index: 0, embedding: [] }] }, false, "no vectors"],
  ])("that answers %i %j: retryable %j", async (status, value, retryable, message) => {
    answer = (_, response) => send(response, status, value);
    await expect(embedder().embed(["a"])).rejects.toMatchObject({
      name: "EmbeddingFailed",
      retryable,
      message: expect.stringContaining(message),
    });
  });

  test("that answers no JSON, or hangs up, may be asked again", async () => {
    answer = (_, response) => void response.writeHead(200).end("<html>");
    await expect(embedder().embed(["a"])).rejects.toMatchObject({ retryable: true });
    answer = (_, response) => void response.destroy();
    await expect(embedder().embed(["a"])).rejects.toMatchObject({ retryable: true });
  });

  test("that gives vectors of different lengths is not believed", async () => {
    answer = ({ body }, response) =>
      send(response, 200, { data: body.input.map((_, index) => ({ index, embedding: Array(index + 1).fill(1) })) });
    await expect(embedder().embed(["a", "b"])).rejects.toMatchObject({ retryable: false });
  });

  test("is let go when the caller gives up", async () => {
    const giveUp = new AbortController();
    answer = () => giveUp.abort();
    await expect(embedder().embed(["a"], { signal: giveUp.signal })).rejects.toMatchObject({ retryable: true });
  });
});

describe("Workers AI", () => {
  const made = (run: (model: string, input: { text: string[] }) => Promise<unknown>) => {
    const found = embedderOf({ AI: { run }, EMBEDDING_MODEL: "@cf/baai/bge-m3" });
    if (found === null) throw new Error("no provider");
    return found;
  };

  test("gives a vector for each text", async () => {
    const { model, embed } = made(async (name, { text }) => ({
      shape: [2, 2],
      data: text.map((t) => [t.length, name.length]),
    }));
    expect(model).toBe("@cf/baai/bge-m3");
    expect(await embed(["退款", "a"])).toEqual([
      [2, 15],
      [1, 15],
    ]);
  });

  test("that fails may be asked again; an answer without vectors may not", async () => {
    await expect(made(async () => Promise.reject(new Error("busy"))).embed(["a"])).rejects.toMatchObject({
      retryable: true,
    });
    await expect(made(async () => ({ response: "hello" })).embed(["a"])).rejects.toMatchObject({ retryable: false });
  });
});

test("cosine compares directions", () => {
  expect(cosine([1, 0], [2, 0])).toBeCloseTo(1);
  expect(cosine([1, 0], [0, 3])).toBe(0);
  expect(cosine([1, 1], [-1, -1])).toBeCloseTo(-1);
  expect(cosine([0, 0], [1, 1])).toBe(0);
  expect(() => cosine([1], [1, 2])).toThrow();
});
