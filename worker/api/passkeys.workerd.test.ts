import { env as bindings } from "cloudflare:workers";
import { createHash, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { expect, test } from "vitest";
import type { Env } from "../env.ts";
import { Browser, origin } from "./testing/browser.ts";
import { newMerchant } from "./testing/merchant.ts";

const env = bindings as unknown as Env;
const host = new URL(origin).hostname;
const b64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");

/** A device in software: as much of CTAP as it takes to make a key and to sign with it. */
class Device {
  readonly id = crypto.getRandomValues(new Uint8Array(16));
  readonly #key: { publicKey: KeyObject; privateKey: KeyObject } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  counter = 0;

  #authenticator({ attested = false, rp = host } = {}): Buffer {
    const flags = attested ? 0x45 : 0x05;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(++this.counter);
    const head = Buffer.concat([createHash("sha256").update(rp).digest(), Buffer.from([flags]), count]);
    if (!attested) return head;
    const { x = "", y = "" } = this.#key.publicKey.export({ format: "jwk" });
    // COSE: {1: 2, 3: -7, -1: 1, -2: x, -3: y}
    const cose = Buffer.concat([
      Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]),
      Buffer.from(x, "base64url"),
      Buffer.from([0x22, 0x58, 0x20]),
      Buffer.from(y, "base64url"),
    ]);
    return Buffer.concat([head, Buffer.alloc(16), Buffer.from([0, this.id.length]), this.id, cose]);
  }

  #client(type: string, challenge: string, from: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: from, crossOrigin: false }));
  }

  make(challenge: string, from: string = origin) {
    const data = this.#authenticator({ attested: true });
    // {"fmt": "none", "attStmt": {}, "authData": bytes}
    const object = Buffer.concat([
      Buffer.from([0xa3, 0x63]),
      Buffer.from("fmt"),
      Buffer.from([0x64]),
      Buffer.from("none"),
      Buffer.from([0x67]),
      Buffer.from("attStmt"),
      Buffer.from([0xa0]),
      Buffer.from([0x68]),
      Buffer.from("authData"),
      Buffer.from([0x58, data.length]),
      data,
    ]);
    const clientDataJSON = b64(this.#client("webauthn.create", challenge, from));
    const id = b64(this.id);
    const response = { clientDataJSON, attestationObject: b64(object), transports: ["internal"] };
    return { id, rawId: id, type: "public-key", clientExtensionResults: {}, response };
  }

  sign(challenge: string, { from = origin, rp = host }: { from?: string; rp?: string } = {}) {
    const data = this.#authenticator({ rp });
    const client = this.#client("webauthn.get", challenge, from);
    const signed = Buffer.concat([data, createHash("sha256").update(client).digest()]);
    const signature = sign("sha256", signed, this.#key.privateKey);
    const id = b64(this.id);
    const response = { clientDataJSON: b64(client), authenticatorData: b64(data), signature: b64(signature) };
    return { id, rawId: id, type: "public-key", clientExtensionResults: {}, response };
  }
}

async function withPasskey() {
  const merchant = await newMerchant(env);
  const person = await merchant.member();
  const browser = new Browser();
  await browser.signIn(person);
  const device = new Device();
  const challengeToAdd = async () => {
    const answer = await browser.send("/v1/me/passkeys/options", { method: "POST", body: {} });
    return (await answer.json<{ challenge: string }>()).challenge;
  };
  const add = (response: object, password = person.password) =>
    browser.send("/v1/me/passkeys", { method: "POST", body: { name: "电脑", password, response } });
  return { merchant, person, browser, device, challengeToAdd, add };
}

async function challengeToEnter(): Promise<string> {
  const answer = await new Browser().send("/v1/auth/passkey/options", { method: "POST", body: {} });
  return (await answer.json<{ challenge: string }>()).challenge;
}
const enter = (browser: Browser, response: object) =>
  browser.send("/v1/auth/passkey", { method: "POST", body: { response } });

test("a passkey is added with the password, named, signs in, and is removed", async () => {
  const { browser, device, challengeToAdd, add, person } = await withPasskey();
  const wrong = await add(device.make(await challengeToAdd()), "not the password");
  expect([wrong.status, await wrong.json()]).toMatchObject([400, { error: { path: "password" } }]);
  const added = await add(device.make(await challengeToAdd()));
  expect([added.status, await added.json()]).toMatchObject([200, { items: [{ name: "电脑", lastUsedAt: null }] }]);
  const key = `/v1/me/passkeys/${b64(device.id)}`;
  const renamed = await browser.send(key, { method: "PATCH", body: { name: "手机" } });
  expect(await renamed.json()).toMatchObject({ items: [{ name: "手机" }] });

  const other = new Browser();
  expect((await enter(other, device.sign(await challengeToEnter()))).status).toBe(200);
  expect(await (await other.send("/v1/me")).json()).toMatchObject({ member: { email: person.email } });

  expect(await (await browser.send(key, { method: "DELETE" })).json()).toEqual({ items: [] });
  expect((await enter(new Browser(), device.sign(await challengeToEnter()))).status).toBe(401);
});

test("a login session from before does not outlive a sign-in with a passkey", async () => {
  const { browser, device, challengeToAdd, add } = await withPasskey();
  await add(device.make(await challengeToAdd()));
  const before = browser.cookieHeader;
  expect((await enter(browser, device.sign(await challengeToEnter()))).status).toBe(200);
  const old = new Browser();
  for (const pair of before.split("; ")) {
    const [name = "", ...value] = pair.split("=");
    old.cookies.set(name, value.join("="));
  }
  expect((await old.send("/v1/me")).status).toBe(401);
  expect((await browser.send("/v1/me")).status).toBe(200);
});

test("a challenge is good once, for its purpose, here", async () => {
  const { device, challengeToAdd, add } = await withPasskey();
  const challenge = await challengeToAdd();
  expect((await add(device.make(challenge))).status).toBe(200);
  expect((await add(new Device().make(challenge))).status).toBe(400);
  expect((await add(new Device().make(await challengeToAdd(), "https://evil.example.net"))).status).toBe(400);
  expect((await add(new Device().make(await challengeToEnter()))).status).toBe(400);

  const signed = device.sign(await challengeToEnter());
  expect((await enter(new Browser(), signed)).status).toBe(200);
  expect((await enter(new Browser(), signed)).status).toBe(401);
  const refused = [
    device.sign(await challengeToEnter(), { from: "https://evil.example.net" }),
    device.sign(await challengeToEnter(), { rp: "evil.example.net" }),
    device.sign(await challengeToAdd()),
    device.sign(b64(crypto.getRandomValues(new Uint8Array(54)))),
  ];
  for (const response of refused) expect((await enter(new Browser(), response)).status).toBe(401);
});

test("a copied key is found by its count, and another key does not sign for it", async () => {
  const { device, challengeToAdd, add } = await withPasskey();
  await add(device.make(await challengeToAdd()));
  expect((await enter(new Browser(), device.sign(await challengeToEnter()))).status).toBe(200);
  device.counter -= 2;
  expect((await enter(new Browser(), device.sign(await challengeToEnter()))).status).toBe(401);
  const forged = { ...new Device().sign(await challengeToEnter()), id: b64(device.id), rawId: b64(device.id) };
  expect((await enter(new Browser(), forged)).status).toBe(401);
});

test("a passkey of a disabled member opens nothing, nor is it seen by anybody else", async () => {
  const { merchant, device, challengeToAdd, add, person } = await withPasskey();
  await add(device.make(await challengeToAdd()));
  const admin = new Browser();
  await admin.signIn(await merchant.member());
  expect(await (await admin.send("/v1/me/passkeys")).json()).toEqual({ items: [] });
  expect((await admin.send(`/v1/me/passkeys/${b64(device.id)}`, { method: "DELETE" })).status).toBe(404);
  await admin.send(`/v1/merchant/members/${person.membership}`, { method: "PATCH", body: { disabled: true } });
  expect((await enter(new Browser(), device.sign(await challengeToEnter()))).status).toBe(403);
});

test("a new password by a link forgets the passkeys: whoever had the old one may have added some", async () => {
  const { merchant, person, device, challengeToAdd, add } = await withPasskey();
  await add(device.make(await challengeToAdd()));
  const admin = new Browser();
  await admin.signIn(await merchant.member());
  const path = `/v1/merchant/members/${person.membership}/password-reset`;
  const { link } = await (await admin.send(path, { method: "POST", body: {} })).json<{ link: string }>();
  const body = { token: new URL(link).hash.slice(1), password: "an entirely new password" };
  expect((await new Browser().send("/v1/auth/password-reset/complete", { method: "POST", body })).status).toBe(200);
  expect((await enter(new Browser(), device.sign(await challengeToEnter()))).status).toBe(401);
});
