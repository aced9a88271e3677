import { createHash, timingSafeEqual } from "node:crypto";
import { Hono } from "hono";
import { apiHeaders } from "../api/security-headers.ts";
import type { Env } from "../env.ts";
import { Refused } from "../errors.ts";
import { installationFigures, metricsOf } from "./installation.ts";
import { prometheusText, prometheusType } from "./prometheus.ts";
import { readiness } from "./readiness.ts";

/** What the operator's own tools ask: `/readyz` and `/metrics`. */
export const operations = new Hono<{ Bindings: Env }>();

operations.use("/readyz", apiHeaders());
operations.use("/metrics", apiHeaders());

operations.get("/readyz", async (c) => {
  const answer = await readiness(c.env);
  c.header("cache-control", "no-store");
  if (!answer.ready) c.header("retry-after", "5");
  return c.json(answer, answer.ready ? 200 : 503);
});

operations.get("/metrics", async (c) => {
  const token = c.env.METRICS_TOKEN;
  if (token === undefined || token === "") throw new Refused("not-found");
  if (!isSame(c.req.header("authorization") ?? "", `Bearer ${token}`)) {
    throw new Refused("unauthorized", { message: "Send Authorization: Bearer <METRICS_TOKEN>" });
  }
  const figures = await installationFigures(c.env);
  const text = prometheusText(metricsOf(figures, Date.now()));
  return c.body(text, 200, { "content-type": prometheusType, "cache-control": "no-store" });
});

/** In the same time for every wrong token, whatever its length. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
