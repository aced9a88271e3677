// First of all: schemas that are made before it cannot be described by the API, which is loaded later.
import "@hono/zod-openapi";

import { Hono } from "hono";
import { requestId } from "hono/request-id";
import type { Api } from "./api/context.ts";
import { docs } from "./api/docs/page.ts";
import { health } from "./api/health.ts";
import { answerError } from "./api/refusals.ts";
import { apiHeaders } from "./api/security-headers.ts";
import { Refused } from "./errors.ts";
import { executionOf } from "./execution.ts";
import { hooks } from "./hooks/receive.ts";
import { operations } from "./operations/routes.ts";
import { panelPage } from "./panel/page.ts";

/** All HTTP of the product. What is not ours to answer is the UI's, from the static host. */
export const app = new Hono<Api>();

let served: Hono<Api> | undefined;

/** With the first request for it: an isolate that starts for a message answers that without the API's routes and schemas. */
app.all("/v1/*", async (c) => {
  served ??= (await import("./api/served.ts")).served;
  return served.fetch(c.req.raw, c.env, executionOf(c));
});

app.onError(answerError);
app.use(requestId());
app.use("/healthz", apiHeaders());
app.use("/hooks/*", apiHeaders());

app.get("/healthz", async (c) => c.json(await health(c.env)));
app.route("/", operations);
app.route("/hooks", hooks);
app.route("/docs", docs);
app.route("/panel", panelPage);

app.notFound((c) => {
  const pages = ["GET", "HEAD"].includes(c.req.method) && !/^\/(hooks|docs|readyz|metrics)(\/|$)/.test(c.req.path);
  if (pages) return c.env.ASSETS.fetch(c.req.raw);
  return answerError(new Refused("not-found"), c);
});
