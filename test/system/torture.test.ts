import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inspectRequest, packOf } from "../../worker/guest/fixtures.ts";
import { type Asked, type House, openHouse } from "../torture/house.ts";
import { libraryModule } from "../torture/library.ts";
import { asPack, type End, largeSnippets, type Snippet, snippets } from "../torture/snippets.ts";

/** Hostile guests in a workerd of their own: each ends soon, the house answers, and a well-behaved guest finds what it always finds. */

/** By the wall clock. Two seconds are what is wanted of a machine of one's own (P3); another one's browsers may take as much again. */
const mostMs = 5_000;
/** So many isolates of hostile guests lie in a process before the next one begins. */
const guestsOfHouse = 15;
/** Of a process that has had them all. */
const mostMegabytes = 400;

let house: House;
let guests = 0;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(async () => {
  await house?.stop();
});

async function moveHouse(): Promise<void> {
  await house.stop();
  house = await openHouse();
  guests = 0;
}

const request = inspectRequest("在吗", ["p"]);
const wellBehaved = packOf(
  `({ event }) => [{ kind: "finding", code: "a", evidence: [{ message: event.message.id, start: 0, end: 2 }] }]`,
);
const itsFindings = [{ kind: "finding", code: "a", evidence: [{ message: "m-1", start: 0, end: 2 }] }];

async function expectCalm(): Promise<void> {
  const { asked, took } = await house.ask("well-behaved", wellBehaved, request);
  expect(asked).toEqual({ kind: "answered", outputs: [[{ ok: itsFindings }]] });
  expect(took).toBeLessThan(mostMs);
}

function endOf(asked: Asked): End | "error" | "answer" | "gone" | "failed" {
  if (asked.kind !== "answered") return asked.kind;
  const output = asked.outputs[0]?.[0] ?? { error: "no output" };
  if ("error" in output) return output.error.includes("used up the steps") ? "stopped" : "error";
  return Array.isArray(output.ok) && output.ok.length === 0 ? "harmless" : "answer";
}

const takenFor: Readonly<Record<End, readonly string[]>> = {
  refused: ["refused"],
  stopped: ["stopped"],
  contained: ["stopped", "error", "answer", "harmless"],
  harmless: ["harmless"],
};

async function torture({ name, end, code }: Snippet): Promise<void> {
  if (++guests > guestsOfHouse) await moveHouse();
  const [{ asked, took }, ping] = await Promise.all([house.ask(name, code, request), house.ping()]);
  // Whoever brought it down fails alone.
  if (asked.kind === "gone") await moveHouse();
  expect(takenFor[end], JSON.stringify(asked)).toContain(endOf(asked));
  expect(took).toBeLessThan(mostMs);
  expect(ping).toBeLessThan(mostMs);
  await expectCalm();
  expect(house.peak()).toBeLessThan(mostMegabytes);
}

describe("a hostile guest ends, and the house goes on", () => {
  test("the list is as long as it was", () => {
    expect(snippets.length).toBeGreaterThan(100);
  });

  test.each(snippets.map((snippet) => [snippet.name, snippet] as const))("%s", (_, snippet) => torture(snippet));
  test.each(largeSnippets().map((snippet) => [snippet.name, snippet] as const))("%s", (_, snippet) => torture(snippet));
});

test("a library of 90 KB finds the same with the guard in it", async () => {
  const code = await libraryModule(import.meta.dirname);
  const plain: { attack: () => unknown } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  const { asked } = await house.ask("library", asPack(code), request);
  expect(asked).toEqual({ kind: "answered", outputs: [[{ ok: plain.attack() }]] });
});

describe("what adds up", () => {
  test("many hostile points in one request have the steps of few", async () => {
    const ids = Array.from({ length: 40 }, (_, index) => `p-${index}`);
    const points = ids.map((id) => `{ id: "${id}", codes: {}, inspect() { for (;;); } }`);
    const code = `export default { points: [${points.join(", ")}], interventions: [] };`;
    const { asked, took } = await house.ask("many", code, inspectRequest("在吗", ids, 50));
    expect(asked.kind === "answered" && asked.outputs.flat().every((output) => "error" in output)).toBe(true);
    expect(took).toBeLessThan(mostMs);
    await expectCalm();
  });

  test("a guest that hoards in every request holds no more than one request's hoard", async () => {
    await moveHouse();
    const hoarding = packOf(`() => { for (;;) hoard.push({ hoard }); }`, "const hoard = [];");
    for (let turn = 0; turn < 60; turn++) {
      const { asked } = await house.ask("hoards", hoarding, request);
      expect(endOf(asked)).toBe("stopped");
    }
    expect(house.peak()).toBeLessThan(mostMegabytes);
    await expectCalm();
  });
});
