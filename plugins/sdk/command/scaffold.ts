import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { kebabId } from "../manifest.ts";

export type ScaffoldOptions = {
  /** `pack/point`. */
  readonly id: string;
  /** Folder that holds packs. */
  readonly into: string;
  readonly zh: string;
  readonly en: string;
};

/** A command that cannot be carried out; the message is shown to the author as it is. */
export class CommandRefused extends Error {}

/**
 * Writes a point that works, with its suite; and around it a pack with its own suite, if the pack does not exist. Returns the
 * paths that were written. Never overwrites a file.
 */
export function scaffold({ id, into, zh, en }: ScaffoldOptions): string[] {
  const [pack = "", point = "", ...rest] = id.split("/");
  if (!kebabId.safeParse(pack).success || !kebabId.safeParse(point).success || rest.length > 0) {
    throw new CommandRefused(
      `${JSON.stringify(id)} is not an id: give pack/point, both in kebab-case, such as my-shop/late-night`,
    );
  }
  const folder = join(into, pack);
  const name = point.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const files = new Map([
    [join(folder, `${point}.ts`), pointSource({ point, name, zh, en })],
    [join(folder, `${point}.test.ts`), pointTestSource({ point, name })],
  ]);
  if (!existsSync(join(folder, "index.ts"))) {
    files.set(join(folder, "index.ts"), packSource({ pack, point, name, zh, en }));
    files.set(join(folder, "index.test.ts"), packTestSource(point));
  }
  for (const path of files.keys()) if (existsSync(path)) throw new CommandRefused(`${path} exists already`);
  mkdirSync(folder, { recursive: true });
  for (const [path, text] of files) writeFileSync(path, text);
  return [...files.keys()];
}

type Names = { readonly point: string; readonly name: string };
type Titles = { readonly zh: string; readonly en: string };

function pointSource({ point, name, zh, en }: Names & Titles): string {
  return `import { definePoint, finding, quoted } from "interject/sdk";
import { z } from "zod";

/** The buyer writes one of the shop's phrases. */
export const ${name} = definePoint({
  id: ${JSON.stringify(point)},
  title: { zh: ${JSON.stringify(zh)}, en: ${JSON.stringify(en)} },
  description: { zh: "买家的消息里出现设置的词句。", en: "The buyer writes one of the phrases in the settings." },
  kind: "alert",
  moment: "message",
  rows: [],
  config: z.object({
    phrases: z
      .array(z.string().trim().min(1).max(64))
      .max(200)
      .default(["interject-canary"])
      .meta({ zh: "词句", en: "Phrases" }),
  }),
  codes: {
    found: { severity: "normal", message: { zh: "买家提到“{phrase}”", en: "The buyer wrote “{phrase}”" } },
  },
  phrases: ({ phrases }) => ({ phrases }),
  inspect({ event, hits }) {
    const [first] = hits.phrases;
    if (event.type !== "message" || event.message.from.role !== "buyer" || first === undefined) return [];
    return [finding("found", hits.phrases.map(quoted), { phrase: first.phrase })];
  },
});
`;
}

function pointTestSource({ point, name }: Names): string {
  return `import { agent, buyer, testPoint } from "interject/testing";
import { ${name} } from "./${point}.ts";

testPoint(${name}, {
  flags: [
    {
      name: "a phrase of the settings",
      config: { phrases: ["发票"] },
      script: [buyer("可以开發票吗")],
      expect: [{ code: "found", evidence: ["發票"] }],
    },
  ],
  ignores: [
    { name: "another message", config: { phrases: ["发票"] }, script: [buyer("什么时候发货")] },
    { name: "the agent's own words", config: { phrases: ["发票"] }, script: [agent("需要发票吗")] },
  ],
});
`;
}

function packSource({ pack, point, name, zh, en }: Names & Titles & { readonly pack: string }): string {
  return `import { definePack } from "interject/sdk";
import { ${name} } from "./${point}.ts";

export default definePack({
  id: ${JSON.stringify(pack)},
  version: "0.1.0",
  api: 1,
  title: { zh: ${JSON.stringify(zh)}, en: ${JSON.stringify(en)} },
  description: { zh: ${JSON.stringify(`${zh}。`)}, en: ${JSON.stringify(`${en}.`)} },
  points: [${name}],
  interventions: [],
  policies: [],
});
`;
}

function packTestSource(point: string): string {
  return `import { agent, buyer, closed, testPack } from "interject/testing";
import pack from "./index.ts";

testPack(pack, {
  canary: { script: [buyer("interject-canary")], point: ${JSON.stringify(point)} },
  calm: [buyer("在吗"), agent("在的"), buyer("好的，谢谢"), agent("不客气"), closed()],
});
`;
}
