import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { fetchImage, mostImageBytes } from "./fetch-image.ts";

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const png = Buffer.from("\x89PNG\r\n\x1a\n a picture", "latin1");

/** Where a buyer's picture lies, on loopback. */
let server: Server;
let origin: string;
let seen: IncomingMessage[];
let answer: Answer;

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(request);
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  seen = [];
  answer = (_, response) => response.writeHead(200, { "content-type": "text/plain" }).end(png);
});

const deps = { fetch: (url: URL, init: RequestInit) => fetch(url, init), allowLoopback: true };

describe("the image of a message (F142)", () => {
  it("comes with the type that its bytes have, whatever the server says", async () => {
    const found = await fetchImage(`${origin}/a.png`, deps);
    expect(found).toMatchObject({ type: "image/png" });
    expect("bytes" in found && Buffer.from(found.bytes).equals(png)).toBe(true);
  });

  it("is asked for without a word about who looks", async () => {
    await fetchImage(`${origin}/a.png`, deps);
    expect(seen[0]?.headers).toMatchObject({ "user-agent": "Interject/1" });
    for (const told of ["cookie", "referer", "authorization", "origin"]) {
      expect(seen[0]?.headers).not.toHaveProperty(told);
    }
  });

  it.each<[string, Answer, string]>([
    ["a page", (_, response) => response.end("<!doctype html><script>alert(1)</script>"), "no-image"],
    ["a drawing with a script", (_, response) => response.end('<svg xmlns="…"><script/></svg>'), "no-image"],
    ["another address", (_, response) => response.writeHead(302, { location: `${origin}/inside` }).end(), "status"],
    ["nothing any more", (_, response) => response.writeHead(404).end(png), "status"],
    ["a broken line", (request) => request.socket.destroy(), "unreached"],
  ])("is refused where the server answers with %s", async (_, how, failure) => {
    answer = how;
    expect(await fetchImage(`${origin}/a.png`, deps)).toEqual({ failure });
    expect(seen).toHaveLength(1);
  });

  it("is refused once it is larger than we pass on", async () => {
    answer = (_, response) => response.end(Buffer.concat([png, Buffer.alloc(mostImageBytes)]));
    expect(await fetchImage(`${origin}/a.png`, deps)).toEqual({ failure: "large" });
  });

  it("is given up when the server takes too long", async () => {
    answer = () => undefined;
    expect(await fetchImage(`${origin}/a.png`, { ...deps, timeoutMs: 100 })).toEqual({ failure: "unreached" });
  });

  it.each([
    "http://10.0.0.1/a.png",
    "https://localhost/a.png",
    "ftp://a.example.com/a.png",
    "javascript:alert(1)",
    "a.png",
  ])("is not asked for at %s", async (address) => {
    const called: URL[] = [];
    const noted = {
      fetch: async (url: URL) => {
        called.push(url);
        return new Response(png);
      },
      allowLoopback: false,
    };
    expect(await fetchImage(address, noted)).toEqual({ failure: "address" });
    expect(called).toEqual([]);
  });

  it.each(["http://img.alicdn.com/a.png", "//img.alicdn.com/a.png"])("is asked for over https: %s", async (address) => {
    const called: string[] = [];
    const noted = {
      fetch: async ({ href }: URL) => {
        called.push(href);
        return new Response(png);
      },
      allowLoopback: false,
    };
    expect(await fetchImage(address, noted)).toMatchObject({ type: "image/png" });
    expect(called).toEqual(["https://img.alicdn.com/a.png"]);
  });
});
