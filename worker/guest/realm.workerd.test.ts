import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { guestGlobals } from "./realm/names.ts";
import { capture, probe } from "./realm-probe.ts";
import { realmModules } from "./realm-text.ts";

/** What is left of the runtime, seen from inside: everything that can be reached from what a guest can name or make. */

const guard = `${realmModules["guard.js"]}\nexport const begin = () => allow(1e9);\n`;
const stub = env.LOADER.get(null, () => ({
  compatibilityDate: "2026-08-01",
  mainModule: "main.js",
  modules: { "main.js": probe, "capture.js": capture, "guard.js": guard },
  env: {},
  globalOutbound: null,
}));
type Looked = { names: string[]; natives: string[]; changeable: string[]; size: number };
const looked: Looked = JSON.parse(await (stub.getEntrypoint() as unknown as { look(): Promise<string> }).look());

describe("the realm of a guest", () => {
  test("has the names of the list and no others", () => {
    const names = looked.names.filter((name) => !name.startsWith("Symbol(cloudflare:"));
    expect(names.toSorted()).toEqual([...guestGlobals].toSorted());
  });

  test("has nothing in it that two calls share and one of them could change", () => {
    expect(looked.size).toBeGreaterThan(300);
    expect(looked.changeable).toEqual([]);
  });

  test("lets natives be reached only where they neither go through much nor call back", () => {
    expect([...new Set(looked.natives)].toSorted()).toEqual(
      [
        ...["", "EvalError", "RangeError", "ReferenceError", "SyntaxError", "TypeError", "URIError", "Error"],
        ...["[Symbol.hasInstance]", "[Symbol.iterator]", "[Symbol.toPrimitive]", "call", "valueOf", "toString"],
        // Iterators are gone through by loops, which count.
        ...["entries", "keys", "values", "next"],
        ...["add", "delete", "get", "has", "set"],
        ...["get description", "get length", "get size"],
        ...["is", "isArray", "isExtensible", "isFinite", "isInteger", "isNaN", "isSafeInteger", "toJSON"],
      ].toSorted(),
    );
  });
});
