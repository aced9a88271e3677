import { Webhook } from "standardwebhooks";
import { Webhook as SvixWebhook } from "svix";
import { describe, expect, it } from "vitest";
import { newSigningSecret } from "../../worker/settings/signing-secret.ts";
import { importSecret, signedHeaders, verifySigned } from "./standard-webhooks.ts";

// Published by standard-webhooks/standard-webhooks, `libraries/go/webhook_test.go`, TestWebhookSign.
const vector = {
  secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
  timestamp: 1_614_265_330,
  body: '{"test": 2432232314}',
  signature: "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
};
const vectorHeaders = {
  "webhook-id": vector.id,
  "webhook-timestamp": String(vector.timestamp),
  "webhook-signature": vector.signature,
};
const bytesOf = (text: string) => new TextEncoder().encode(text);

type Changes = {
  headers?: Record<string, string | null> | Headers;
  body?: Uint8Array;
  secrets?: string[];
  now?: number;
};

/** The vendor's vector with some of its parts changed; a header that is null is left out. */
async function accepts({ headers = {}, body = bytesOf(vector.body), secrets = [vector.secret], now }: Changes = {}) {
  const sent = headers instanceof Headers ? headers : new Headers();
  if (!(headers instanceof Headers)) {
    for (const [name, value] of Object.entries({ ...vectorHeaders, ...headers }))
      if (value !== null) sent.set(name, value);
  }
  const keys = await Promise.all(secrets.map(importSecret));
  return verifySigned({ headers: sent, body, now: now ?? vector.timestamp * 1_000 }, keys);
}

/** Signed by the independent library. */
function signedElsewhere(body: string, { id = "msg_1", at = Date.now(), secret = vector.secret } = {}) {
  const webhook = new Webhook(secret);
  return {
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at / 1_000)),
    "webhook-signature": webhook.sign(id, new Date(at), body),
  };
}

describe("H1: the cases of the reference library", () => {
  it("accepts the published vector", async () => {
    expect(await accepts()).toBe(true);
  });

  it("signs the published vector", async () => {
    const { id, body, secret, timestamp, signature } = vector;
    const headers = await signedHeaders({ key: id, now: timestamp * 1_000, body }, [secret]);
    expect(headers).toMatchObject({ "webhook-id": id, "webhook-timestamp": String(timestamp) });
    expect(headers["webhook-signature"]).toBe(signature);
  });

  it.each(["", "whsec_", "whsec_%%%%", `whsec_${btoa("x".repeat(23))}`, `whsec_${btoa("x".repeat(65))}`])(
    "refuses the malformed secret %j without showing it",
    async (secret) => {
      const failure = await importSecret(secret).then(
        () => null,
        (error: unknown) => error,
      );
      expect(failure).toBeInstanceOf(Error);
      if (secret.length > 8) expect(String(failure)).not.toContain(secret.slice(6));
    },
  );

  it.each(["webhook-id", "webhook-timestamp", "webhook-signature"])("refuses a request without %s", async (name) => {
    expect(await accepts({ headers: { [name]: null } })).toBe(false);
  });

  it.each(["hello", "", "NaN"])("refuses the timestamp %j", async (timestamp) => {
    expect(await accepts({ headers: { "webhook-timestamp": timestamp } })).toBe(false);
  });

  it.each(["v1,dawfeoifkpqwoekfpqoekf", "v1,", "v1", "", vector.signature.slice(0, 8), vector.signature.slice(3)])(
    "refuses the signature %j",
    async (signature) => {
      expect(await accepts({ headers: { "webhook-signature": signature } })).toBe(false);
    },
  );

  it.each([
    [-301, false],
    [-300, true],
    [-299, true],
    [0, true],
    [299, true],
    [300, true],
    [301, false],
  ])("answers an attempt that is %i s off with %s", async (offset, expected) => {
    expect(await accepts({ now: (vector.timestamp + offset) * 1_000 })).toBe(expected);
  });

  it("finds the fitting signature among decoys and other versions", async () => {
    const decoy = "Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=";
    const header = `v1,${decoy} v2,${decoy} ${vector.signature} v1a,${decoy}`;
    expect(await accepts({ headers: { "webhook-signature": header } })).toBe(true);
  });

  it("ignores a fitting signature under another version", async () => {
    const header = vector.signature.replace("v1,", "v2,");
    expect(await accepts({ headers: { "webhook-signature": header } })).toBe(false);
  });

  it("takes the secret with and without its prefix", async () => {
    expect(await accepts({ secrets: [vector.secret.replace("whsec_", "")] })).toBe(true);
  });

  it("verifies an empty body", async () => {
    const headers = signedElsewhere("");
    expect(await accepts({ headers, body: bytesOf(""), now: Date.now() })).toBe(true);
  });
});

describe("H3: what the reference library lets through", () => {
  const { timestamp } = vector;
  it.each([
    `${timestamp}abc`,
    `${timestamp}.9`,
    `+${timestamp}`,
    `-${timestamp}`,
    `0x60379a32`,
    `1.614265330e9`,
    `0000${timestamp}`,
    "１６１４２６５３３０",
  ])("refuses the timestamp %s", async (text) => {
    // Signed over the odd text itself, so that only the pattern can refuse it.
    const key = await importSecret(vector.secret);
    const bytes = bytesOf(`${vector.id}.${text}.${vector.body}`);
    const signature = new Uint8Array(await crypto.subtle.sign("HMAC", key, bytes));
    const headers = {
      get: (name: string) =>
        ({
          "webhook-id": vector.id,
          "webhook-timestamp": text,
          "webhook-signature": `v1,${btoa(String.fromCharCode(...signature))}`,
        })[name] ?? null,
    };
    const request = {
      headers: Object.assign(new Headers(), headers),
      body: bytesOf(vector.body),
      now: timestamp * 1_000,
    };
    expect(await verifySigned(request, [key])).toBe(false);
  });

  it.each(["a.123", "a b", "", "x".repeat(129), "a,b", "ü", "a\tb"])("refuses the id %j", async (id) => {
    const headers = signedElsewhere(vector.body, { id });
    const sent = new Headers({ ...headers, "webhook-id": "placeholder" });
    const get = sent.get.bind(sent);
    Object.assign(sent, { get: (name: string) => (name === "webhook-id" ? id : get(name)) });
    const keys = [await importSecret(vector.secret)];
    expect(await verifySigned({ headers: sent, body: bytesOf(vector.body), now: Date.now() }, keys)).toBe(false);
  });

  it("refuses to let one signature fit two splits of id and body", async () => {
    const headers = signedElsewhere("5.{}", { id: "a" });
    const moved = { ...headers, "webhook-id": `a.${headers["webhook-timestamp"]}`, "webhook-timestamp": "5" };
    expect(await accepts({ headers: moved, body: bytesOf("{}"), now: 5_000 })).toBe(false);
  });

  it.each(Object.entries(vectorHeaders))("refuses a second %s header", async (name, value) => {
    const headers = new Headers(vectorHeaders);
    headers.append(name, value);
    expect(await accepts({ headers })).toBe(false);
  });

  it("takes eight signatures and refuses nine", async () => {
    const decoys = Array.from({ length: 7 }, (_, index) => `v1,${btoa(String(index).repeat(32))}`);
    const eight = [...decoys, vector.signature].join(" ");
    expect(await accepts({ headers: { "webhook-signature": eight } })).toBe(true);
    expect(await accepts({ headers: { "webhook-signature": `${vector.signature} ${eight}` } })).toBe(false);
  });

  it("refuses a signature header of a megabyte", async () => {
    const header = `${vector.signature} ${"v2,x ".repeat(200_000)}v2,x`;
    expect(await accepts({ headers: { "webhook-signature": header } })).toBe(false);
  });

  it("refuses another spelling of the same signature bytes", async () => {
    const last = vector.signature.at(-2) ?? "";
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const sibling = alphabet[alphabet.indexOf(last) + 1] ?? "";
    const respelled = `${vector.signature.slice(0, -2)}${sibling}=`;
    expect(atob(respelled.slice(3))).toBe(atob(vector.signature.slice(3)));
    expect(await accepts({ headers: { "webhook-signature": respelled } })).toBe(false);
    expect(await accepts({ headers: { "webhook-signature": vector.signature.replace(/=$/, "") } })).toBe(false);
  });
});

describe("two live keys", () => {
  it("accepts a request signed with either during a rotation, and none with a third", async () => {
    const [older, newer, foreign] = [newSigningSecret(), newSigningSecret(), newSigningSecret()];
    for (const [secret, expected] of [
      [older, true],
      [newer, true],
      [foreign, false],
    ] as const) {
      const headers = signedElsewhere(vector.body, { secret });
      expect(await accepts({ headers, secrets: [older, newer], now: Date.now() })).toBe(expected);
    }
  });

  it("accepts nothing without keys", async () => {
    expect(await accepts({ secrets: [] })).toBe(false);
  });
});

describe("H1: an independent sender and receiver", () => {
  const bodies = ["{}", '{"text":"什么时候发货 👩‍👩‍👧"}', "", "\u0000\r\n", "x".repeat(100_000)];

  it.each(bodies.map((body) => [body.slice(0, 20), body]))(
    "verifies what npm standardwebhooks signs: %j",
    async (_, body) => {
      const headers = signedElsewhere(body);
      expect(await accepts({ headers, body: bytesOf(body), now: Date.now() })).toBe(true);
    },
  );

  it.each(bodies.map((body) => [body.slice(0, 20), body]))(
    "verifies what npm svix signs, and signs what it verifies: %j",
    async (_, body) => {
      const secret = newSigningSecret();
      const sender = new SvixWebhook(secret);
      const now = new Date();
      const theirs = {
        "webhook-id": "msg_svix",
        "webhook-timestamp": String(Math.floor(now.getTime() / 1_000)),
        "webhook-signature": sender.sign("msg_svix", now, body),
      };
      const request = { headers: theirs, body: bytesOf(body), secrets: [secret], now: now.getTime() };
      expect(await accepts(request)).toBe(true);
      expect(await accepts({ ...request, secrets: [newSigningSecret()] })).toBe(false);
      const ours = await signedHeaders({ key: "k-1", now: now.getTime(), body }, [secret]);
      expect(() => sender.verify(body, ours)).not.toThrow();
      expect(() => new SvixWebhook(newSigningSecret()).verify(body, ours)).toThrow();
    },
  );

  it.each(bodies.map((body) => [body.slice(0, 20), body]))(
    "signs what npm standardwebhooks verifies: %j",
    async (_, body) => {
      const secret = newSigningSecret();
      const headers = await signedHeaders({ key: "k-1", now: Date.now(), body }, [newSigningSecret(), secret]);
      expect(() => new Webhook(secret).verify(body, headers, { jsonParse: false })).not.toThrow();
      expect(() => new Webhook(newSigningSecret()).verify(body, headers, { jsonParse: false })).toThrow();
    },
  );

  it("covers bytes that are not UTF-8", async () => {
    const body = new Uint8Array([0xff, 0xfe, 0x00, 0x80]);
    const key = await importSecret(vector.secret);
    const prefix = bytesOf(`${vector.id}.${vector.timestamp}.`);
    const signature = await crypto.subtle.sign("HMAC", key, new Uint8Array([...prefix, ...body]));
    const header = `v1,${btoa(String.fromCharCode(...new Uint8Array(signature)))}`;
    expect(await accepts({ headers: { "webhook-signature": header }, body })).toBe(true);
    expect(await accepts({ headers: { "webhook-signature": header }, body: bytesOf("��\u0000�") })).toBe(false);
  });
});

describe("keys that a strict receiver would refuse as an id", () => {
  it("travel as their digest, the same on every attempt", async () => {
    const sign = (now: number) => signedHeaders({ key: "m/s/c:会话.1", now, body: "{}" }, [vector.secret]);
    const [first, second] = [await sign(1_000_000), await sign(2_000_000)];
    expect(first["webhook-id"]).toMatch(/^key_[0-9a-f]{64}$/);
    expect(second["webhook-id"]).toBe(first["webhook-id"]);
    expect(second["webhook-signature"]).not.toBe(first["webhook-signature"]);
  });
});

/** A small generator with a fixed start, so that a failure comes again. */
function generator(start: number) {
  let state = start;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe("H1: 10,000 single-bit flips", () => {
  it("are all refused, wherever they fall (G10)", async () => {
    const next = generator(20_251_120);
    const key = await importSecret(vector.secret);
    const parts = [vector.body, vector.id, String(vector.timestamp), vector.signature] as const;
    const accepted: string[] = [];
    for (let flip = 0; flip < 10_000; flip++) {
      const target = flip % parts.length;
      const changed = parts.map((part, index) => {
        const bytes = bytesOf(part);
        if (index !== target) return bytes;
        const position = next(bytes.length);
        bytes[position] = (bytes[position] ?? 0) ^ (1 << next(8));
        return bytes;
      });
      const text = (index: number) => String.fromCharCode(...(changed[index] ?? []));
      const values = new Map([
        ["webhook-id", text(1)],
        ["webhook-timestamp", text(2)],
        ["webhook-signature", text(3)],
      ]);
      // Real headers cannot hold every flipped byte, so these are read from a map.
      const headers = Object.assign(new Headers(), { get: (name: string) => values.get(name) ?? null });
      const now = vector.timestamp * 1_000;
      if (await verifySigned({ headers, body: changed[0] ?? new Uint8Array(), now }, [key]))
        accepted.push(text(target));
    }
    expect(accepted).toEqual([]);
  });
});
