import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Refused } from "../errors.ts";
import { maxBodyBytes, parseBody, readBody } from "./body.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Code and path of the refusal, or null when nothing was refused. */
async function refusal(work: () => unknown): Promise<{ code: string; path: string | undefined } | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof Refused) return { code: error.code, path: error.path };
    throw error;
  }
}

function post(body: BodyInit | null, headers: Record<string, string> = {}) {
  return new Request("https://interject.test/hooks/interject/demo", {
    method: "POST",
    body,
    headers,
    ...(body instanceof ReadableStream ? { duplex: "half" } : {}),
  });
}

/** A body that names no length; counts how many pieces were asked for. */
function chunked(pieceBytes: number, pieces: number) {
  const seen = { pulled: 0, cancelled: false };
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (seen.pulled++ === pieces) controller.close();
        else controller.enqueue(new Uint8Array(pieceBytes).fill(0x20));
      },
      cancel() {
        seen.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, seen };
}

describe("H4: the size of a body", () => {
  it.each([
    [maxBodyBytes - 1, null],
    [maxBodyBytes, null],
    [maxBodyBytes + 1, "too-large"],
  ])("of %i bytes, announced or streamed, gives %j", async (size, code) => {
    const announced = () => readBody(post(new Uint8Array(size), { "content-length": String(size) }));
    const streamed = () => readBody(post(chunked(size, 1).stream));
    expect((await refusal(announced))?.code ?? null).toBe(code);
    expect((await refusal(streamed))?.code ?? null).toBe(code);
  });

  it("is refused by its announcement without reading any of it", async () => {
    const { stream, seen } = chunked(1_024, 10_240);
    expect(await refusal(() => readBody(post(stream, { "content-length": "10485760" })))).toMatchObject({
      code: "too-large",
    });
    expect(seen.pulled).toBe(0);
  });

  it("is refused as soon as the stream passes the cap", async () => {
    const { stream, seen } = chunked(1_024, 10_240);
    expect(await refusal(() => readBody(post(stream)))).toMatchObject({ code: "too-large" });
    expect(seen).toEqual({ pulled: 129, cancelled: true });
  });

  it("is refused when it is longer than announced", async () => {
    const { stream } = chunked(1_024, 200);
    expect(await refusal(() => readBody(post(stream, { "content-length": "10" })))).toMatchObject({
      code: "too-large",
    });
  });

  it("may be nothing, and comes out byte for byte", async () => {
    expect(await readBody(post(null))).toEqual(new Uint8Array(0));
    const odd = new Uint8Array([0xff, 0x00, 0x0d, 0xef, 0xbb, 0xbf]);
    expect(await readBody(post(odd))).toEqual(odd);
  });
});

describe("H6, H14: the encoding of a body", () => {
  it.each(["gzip", "GZIP", "br", "deflate", "gzip, identity", "x"])("%s is refused", async (encoding) => {
    const bomb = gzipSync(new Uint8Array(10_000_000));
    const request = post(bomb, { "content-encoding": encoding });
    expect(await refusal(() => readBody(request))).toMatchObject({ code: "unsupported-encoding" });
  });

  it.each(["identity", "Identity", ""])("%j is taken", async (encoding) => {
    expect(await readBody(post("{}", { "content-encoding": encoding }))).toEqual(bytesOf("{}"));
  });

  it.each([
    ["a lone continuation byte", [0x22, 0x80, 0x22]],
    ["an overlong slash", [0x22, 0xc0, 0xaf, 0x22]],
    ["half a surrogate pair", [0x22, 0xed, 0xa0, 0x80, 0x22]],
    ["a cut character", [0x22, 0xe4, 0xbb, 0x22]],
    ["a code point beyond Unicode", [0x22, 0xf4, 0x90, 0x80, 0x80, 0x22]],
    ["UTF-16", [0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]],
  ])("%s is not UTF-8", async (_, bytes) => {
    expect(await refusal(() => parseBody(new Uint8Array(bytes)))).toMatchObject({ code: "not-utf8" });
  });
});

describe("JSON", () => {
  it.each(["", " ", "{", '{"a":1,}', "{'a':1}", "NaN", "01", '"\u0001"', "{}{}", "\uFEFF{}", "undefined", '{"a":.5}'])(
    "is refused: %j",
    async (text) => {
      expect(await refusal(() => parseBody(bytesOf(text)))).toMatchObject({ code: "not-json" });
    },
  );

  it("keeps what is odd but legal", () => {
    expect(parseBody(bytesOf('{"a":"\\u0000","b":"👩‍👩‍👧","a":2}'))).toEqual({ a: 2, b: "👩‍👩‍👧" });
    expect(parseBody(bytesOf("null"))).toBeNull();
    expect(parseBody(bytesOf(" [1e400] "))).toEqual([Number.POSITIVE_INFINITY]);
  });

  it("turns lone surrogates into U+FFFD and keeps pairs, so that offsets stay", () => {
    const value = parseBody(bytesOf('{"a":["x\\ud800y","\\ud83d\\ude00","\\udc00"],"b":{"c":"\\ud83d"}}'));
    expect(value).toEqual({ a: ["x�y", "😀", "�"], b: { c: "�" } });
  });
});

describe("H5: the depth of JSON", () => {
  const arrays = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
  const objects = (depth: number) => `${'{"a":'.repeat(depth - 1)}{}${"}".repeat(depth - 1)}`;
  const mixed = (depth: number) => `${'[{"a":'.repeat(depth / 2)}1${"}]".repeat(depth / 2)}`;

  it.each([31, 32])("%i levels are fine", async (depth) => {
    expect(await refusal(() => parseBody(bytesOf(arrays(depth))))).toBeNull();
    expect(await refusal(() => parseBody(bytesOf(objects(depth))))).toBeNull();
  });

  it.each([34, 1_000, 10_000, 100_000, 1_000_000])("%i levels are refused", async (depth) => {
    for (const text of [arrays(depth), objects(depth), mixed(depth)]) {
      expect(await refusal(() => parseBody(bytesOf(text)))).toMatchObject({ code: "too-deep" });
    }
  });

  it("33 levels are refused, with the path of the first that is too deep", async () => {
    expect(await refusal(() => parseBody(bytesOf(`{"events":${arrays(32)}}`)))).toEqual({
      code: "too-deep",
      path: ["events", ...Array.from({ length: 31 }, () => "0")].join("."),
    });
  });
});

describe("H7: keys that could reach a prototype", () => {
  it.each([
    ['{"__proto__":{"polluted":1}}', ""],
    ['{"events":[{"id":"a"},{"__proto__":1}]}', "events.1"],
    ['{"a":{"\\u005f_proto__":{}}}', "a"],
    ['{"a":{"constructor":{"prototype":{"polluted":1}}}}', "a"],
    ['{"c\\u006fnstructor":{"prototype":null}}', ""],
  ])("are refused in %s", async (text, path) => {
    expect(await refusal(() => parseBody(bytesOf(text)))).toEqual({ code: "invalid", path });
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });

  it("are allowed as text, and `constructor` where it reaches nothing", async () => {
    expect(await refusal(() => parseBody(bytesOf('{"text":"__proto__","constructor":"Lego"}')))).toBeNull();
    expect(await refusal(() => parseBody(bytesOf('["__proto__",{"prototype":1}]')))).toBeNull();
  });

  it("leave every prototype as it was, at any depth and however they are spelt", async () => {
    const known = Reflect.ownKeys(Object.prototype).map(String);
    const key = fc.oneof(
      { weight: 1, arbitrary: fc.constantFrom('"__proto__"', '"constructor"', '"prototype"', '"\\u005f_proto__"') },
      { weight: 1, arbitrary: fc.constantFrom('"a"', '"polluted"', '"toString"', '"hasOwnProperty"') },
    );
    const { tree } = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 6 },
        fc.constantFrom("1", "null", '"__proto__"', '{"polluted":1}'),
        fc.array(tie("tree"), { maxLength: 3 }).map((items) => `[${items.join()}]`),
        fc
          .array(fc.tuple(key, tie("tree")), { maxLength: 3 })
          .map((pairs) => `{${pairs.map(([name, value]) => `${name}:${value}`).join()}}`),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(tree, async (text) => {
        let value: unknown = null;
        const refused = await refusal(() => {
          value = parseBody(bytesOf(text));
        });
        if (refused === null) Object.assign({}, value);
        expect(refused === null || refused.code === "invalid").toBe(true);
        expect(Reflect.get({}, "polluted")).toBeUndefined();
        expect(Reflect.ownKeys(Object.prototype).map(String)).toEqual(known);
        expect(JSON.stringify(value ?? null)).not.toContain('"__proto__":');
      }),
      { numRuns: 2_000 },
    );
  });
});
