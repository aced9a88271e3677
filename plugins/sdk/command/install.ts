import { z } from "zod";
import { manifestSchema } from "../manifest.ts";
import type { PackFile } from "../pack-file.ts";
import { permissionLines } from "./permission-words.ts";
import { readPackFile } from "./read-pack-file.ts";
import { CommandRefused } from "./refused.ts";

export type Shop = { readonly to: string; readonly shop: string; readonly key: string };

const problems = z.array(z.object({ path: z.string(), message: z.string() }));
const packReview = z.object({
  sha256: z.string(),
  tier: z.enum(["rules", "guest"]),
  manifest: z.object({
    id: z.string(),
    version: z.string(),
    title: z.object({ zh: z.string(), en: z.string() }),
    permissions: manifestSchema.shape.permissions,
  }),
  signature: z.object({
    state: z.enum(["unsigned", "signed"]),
    key: z.string().nullable(),
    change: z.enum(["none", "first", "same"]),
  }),
  installed: z.object({ version: z.string(), sha256: z.string() }).nullable(),
  change: z.enum(["install", "upgrade", "downgrade", "same"]),
  differences: z.object({
    added: z.array(z.string()),
    removed: z.array(z.string()),
    narrowed: z.array(z.string()),
  }),
  settings: z.object({ carried: z.array(z.string()), problems }),
});
type PackReview = z.infer<typeof packReview>;

const installed = z.object({
  results: z.array(z.object({ shop: z.string(), name: z.string(), outcome: z.string(), problems })),
});

export type InstallDeps = {
  readonly print: (line: string) => void;
  /** Whether the person who reads the review wants it. */
  readonly confirm: () => Promise<boolean>;
};

/** Shows the shop's review of a pack file and, once confirmed, installs it. */
export async function installPack(path: string, shop: Shop, { print, confirm }: InstallDeps): Promise<void> {
  const file = readPackFile(path);
  const review = await post(shop, "packs/review", file, packReview);
  for (const line of reviewLines(review)) print(line);
  if (!(await confirm())) throw new CommandRefused("not confirmed: nothing was installed");
  const { results } = await post(shop, "packs", { sha256: review.sha256 }, installed);
  for (const { name, outcome, problems: kept } of results) {
    print(`${name}: ${outcome}`);
    for (const { path: place, message } of kept) print(`  ${place}: ${message}`);
  }
  if (results.some(({ outcome }) => outcome === "attention"))
    throw new CommandRefused("the stored settings do not fit: the old version keeps running");
}

export function reviewLines({ tier, manifest, signature, ...review }: PackReview): string[] {
  const { id, version, title, permissions } = manifest;
  const { installed: before, change, differences, settings } = review;
  const signed = {
    none: "未签名 · unsigned",
    first: `由此密钥首次签名 · signed, for the first time by the key ${signature.key}`,
    same: `与已装版本同一发布者 · signed by the publisher of the installed version, ${signature.key}`,
  };
  return [
    `${title.zh} · ${title.en}  ${id} ${version} (${tier})`,
    signature.state === "unsigned" ? signed.none : signed[signature.change],
    before === null ? `${change}` : `${change}: ${before.version} → ${version}`,
    ...permissionLines(permissions),
    ...differences.added.map((name) => `+ ${name}`),
    ...differences.removed.map((name) => `- ${name}`),
    ...differences.narrowed.map((name) => `~ ${name} 变窄 · takes less than before`),
    ...settings.problems.map(({ path, message }) => `! ${path}: ${message}`),
  ];
}

const refusal = z.object({
  error: z.object({ code: z.string(), message: z.string(), path: z.string().optional() }),
});

async function post<Schema extends z.ZodType>(
  { to, shop, key }: Shop,
  what: string,
  body: PackFile | object,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const address = addressOf(to, `v1/shops/${encodeURIComponent(shop)}/${what}`);
  let response: Response;
  try {
    response = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
      body: JSON.stringify(body),
      redirect: "error",
    });
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new CommandRefused(`${address} cannot be reached: ${cause}`);
  }
  const answer = await jsonOf(response);
  if (!response.ok) {
    const said = refusal.safeParse(answer);
    if (!said.success) throw new CommandRefused(`${address} answered ${response.status}`);
    const { code, message, path } = said.data.error;
    throw new CommandRefused(`refused (${code}): ${path === undefined ? "" : `${path}: `}${message}`);
  }
  const read = schema.safeParse(answer);
  if (!read.success) throw new CommandRefused(`${address} answered something else: is it Interject?`);
  return read.data;
}

/** A key goes over the network in the clear to nobody but this machine. */
function addressOf(to: string, path: string): string {
  const url = URL.parse(path, to.endsWith("/") ? to : `${to}/`);
  const isHere = url !== null && ["127.0.0.1", "[::1]", "localhost"].includes(url.hostname);
  if (url?.protocol === "https:" || (isHere && url.protocol === "http:")) return url.href;
  throw new CommandRefused(`--to ${JSON.stringify(to)} is not an https address, such as https://interject.example`);
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return null;
  }
}
