import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import {
  type Actor,
  addCompiled,
  change,
  install,
  type PackResult,
  rollBackTo,
  uninstall,
} from "../../settings/install-pack.ts";
import { reviewUpload } from "../../settings/review-upload.ts";
import type { Api } from "../context.ts";
import { body, inShop, json, segment } from "../describe.ts";
import { inEach, shopsMeant } from "../everywhere.ts";
import { packFileItem, packInstall, packPatch, packResults, packReview, packRollBack } from "../pack-schemas.ts";

const tags = ["Packs and points"];
const onePack = inShop.extend({ pack: segment("pack", "promotion") });

const review = createRoute({
  method: "post",
  path: "/shops/{shop}/packs/review",
  operationId: "reviewPack",
  tags,
  summary: "Upload a pack and see what it is, before it is installed",
  description:
    "The body is a pack file, as `npm run plugin -- pack` writes it, of at most 1 MiB. Everything is checked: digest, signature, manifest, the rules of versions, and that its code can be guarded and is what the manifest says. Nothing in the shop changes; the content is kept, so that `installPack` needs its `sha256` only.",
  request: { params: inShop, body: body(packFileItem) },
  responses: { 200: json(packReview, "What installing it would do in this shop") },
});

const add = createRoute({
  method: "post",
  path: "/shops/{shop}/packs",
  operationId: "installPack",
  tags,
  summary: "Install a pack, or another version of it",
  description:
    "Live within ten seconds. Suggested policies observe until somebody lets them act. An upgrade keeps the settings; where they do not fit, the old version goes on and the outcome is `attention`.",
  request: { params: inShop, body: body(packInstall) },
  responses: { 200: json(packResults, "What became of it, by shop") },
});

const patch = createRoute({
  method: "patch",
  path: "/shops/{shop}/packs/{pack}",
  operationId: "patchPack",
  tags,
  summary: "Disable, enable, resume or limit a pack from outside",
  request: { params: onePack, body: body(packPatch) },
  responses: { 200: json(packResults, "What became of it, by shop") },
});

const back = createRoute({
  method: "post",
  path: "/shops/{shop}/packs/{pack}/rollback",
  operationId: "rollBackPack",
  tags,
  summary: "Let an earlier version of a pack run again",
  description:
    "Settings stay where the earlier version takes them; where it does not, those return that it had when it was replaced.",
  request: { params: onePack, body: body(packRollBack) },
  responses: { 200: json(packResults, "What became of it, by shop") },
});

const remove = createRoute({
  method: "delete",
  path: "/shops/{shop}/packs/{pack}",
  operationId: "uninstallPack",
  tags,
  summary: "Take a pack away",
  description:
    "Policies go that would do nothing without it. Its findings stay, and so do the settings of its points, for the day on which it comes back.",
  request: { params: onePack, query: z.strictObject({ everywhere: z.enum(["true", "false"]).optional() }) },
  responses: { 200: json(packResults, "What became of it, by shop") },
});

export function installRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(review, async (c) => {
    const raw = z.object({ manifest: z.unknown(), code: z.unknown() }).parse(await c.req.json());
    const actor = { tenant: c.get("tenant"), by: c.get("identity").by };
    return c.json(await reviewUpload(c.env, actor, { file: c.req.valid("json"), raw }), 200);
  });

  api.openapi(add, async (c) => {
    const { sha256, pack = "", policies, everywhere } = c.req.valid("json");
    const results = await inShops(c, everywhere, (actor) =>
      sha256 === undefined
        ? addCompiled(c.env, actor, { pack, policies })
        : install(c.env, actor, { sha256, policies }),
    );
    return c.json({ results }, 200);
  });

  api.openapi(patch, async (c) => {
    const { everywhere, ...changes } = c.req.valid("json");
    const { pack } = c.req.valid("param");
    const results = await inShops(c, everywhere, (actor) => change(c.env, actor, { pack, patch: changes }));
    return c.json({ results }, 200);
  });

  api.openapi(back, async (c) => {
    const { everywhere, sha256 } = c.req.valid("json");
    const { pack } = c.req.valid("param");
    const results = await inShops(c, everywhere, (actor) => rollBackTo(c.env, actor, { pack, sha256 }));
    return c.json({ results }, 200);
  });

  api.openapi(remove, async (c) => {
    const everywhere = c.req.valid("query").everywhere === "true";
    const { pack } = c.req.valid("param");
    const results = await inShops(c, everywhere, (actor) => uninstall(c.env, actor, pack));
    return c.json({ results }, 200);
  });
}

function inShops(c: Context<Api>, everywhere: boolean | undefined, step: (actor: Actor) => Promise<PackResult>) {
  const { merchant, shop } = c.get("tenant");
  const identity = c.get("identity");
  return inEach(shopsMeant(identity, { shop, everywhere }), {
    everywhere,
    step: (id) => step({ tenant: { merchant, shop: id }, by: identity.by }),
  });
}
