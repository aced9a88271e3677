import * as zod from "zod";

/**
 * What `zod` is inside a guest: a schema that is never asked. The host parses settings before it calls; whoever parses something
 * else in `inspect` is told so.
 */
export function zodStandIn(): string {
  const names = Object.keys(zod).filter((name) => name !== "default" && name !== "z");
  return `${schema}
export { schema as z, schema as default, ${names.map((name) => `schema as ${name}`).join(", ")} };
`;
}

/** Stands where the members go that the pack's code names: which they are is known once it is bundled. */
const placeholder = '"@members"';

const schema = `
const refuse = () => {
  throw new Error("zod is not there in a guest: settings arrive parsed, check other values by hand");
};
const schema = /* @__PURE__ */ [${placeholder}].reduce(
  (made, name) => Object.defineProperty(made, name, { value: /parse|decode|encode/i.test(name) ? refuse : made }),
  () => schema,
);
`;

/** The bundle, with as many members of schemas as its code names. */
export function withMembers(code: string): string {
  if (!code.includes(placeholder)) return code;
  const named = new Set(Array.from(code.matchAll(/\.\s*([A-Za-z_$][\w$]*)/g), ([, name = ""]) => name));
  const members = [...membersOfZod()].filter((name) => named.has(name)).sort();
  return code.replace(placeholder, members.map((name) => JSON.stringify(name)).join(", "));
}

function membersOfZod(): Set<string> {
  const { z } = zod;
  const samples: object[] = [
    z,
    z.coerce,
    z.iso,
    z.string(),
    z.number(),
    z.boolean(),
    z.date(),
    z.enum(["a"]),
    z.literal("a"),
    z.array(z.string()),
    z.tuple([z.string()]),
    z.object({}),
    z.record(z.string(), z.string()),
    z.map(z.string(), z.string()),
    z.set(z.string()),
    z.union([z.string(), z.number()]),
    z.string().optional(),
    z.string().default(""),
  ];
  const members = new Set<string>();
  for (const sample of samples)
    for (
      let owner: object | null = sample;
      owner !== null && owner !== Object.prototype;
      owner = Object.getPrototypeOf(owner)
    )
      for (const name of Object.getOwnPropertyNames(owner)) members.add(name);
  return members;
}
