import { OpenAPIHono } from "@hono/zod-openapi";
import type { MiddlewareHandler } from "hono";
import { authRoutes } from "./auth/routes.ts";
import { checkBody } from "./body.ts";
import { refuseForeignPages } from "./browser-origin.ts";
import type { Api } from "./context.ts";
import { describeApi } from "./document.ts";
import { identify, reachShop } from "./identify.ts";
import { allowedRoutes } from "./routes/allowed.ts";
import { backtestRoutes } from "./routes/backtests.ts";
import { channelRoutes } from "./routes/channels.ts";
import { counterRoutes } from "./routes/counters.ts";
import { endpointRoutes } from "./routes/endpoints.ts";
import { feedRoutes } from "./routes/feed.ts";
import { feedbackRoutes } from "./routes/feedback.ts";
import { meRoutes } from "./routes/me.ts";
import { pointRoutes } from "./routes/points.ts";
import { policyRoutes } from "./routes/policies.ts";
import { readingRoutes } from "./routes/reading.ts";
import { reconciliationRoutes } from "./routes/reconciliation.ts";
import { ruleRoutes } from "./routes/rules.ts";
import { sessionTypeRoutes } from "./routes/session-type.ts";
import { settingsRoutes } from "./routes/settings.ts";
import { shadowRoutes } from "./routes/shadows.ts";
import { traceRoutes } from "./routes/trace.ts";
import { apiHeaders } from "./security-headers.ts";

/** Everything under /v1. Who asks and which shop they reach is settled before a route runs; routes only wire. */
export function createApi(): OpenAPIHono<Api> {
  const api = new OpenAPIHono<Api>({
    defaultHook: (result) => {
      if (!result.success) throw result.error;
    },
  });
  api.use(apiHeaders(), noStore());
  api.use(refuseForeignPages(), identify(), checkBody());
  api.use("/shops/:shop/*", reachShop());

  authRoutes(api);
  meRoutes(api);
  traceRoutes(api);
  readingRoutes(api);
  feedbackRoutes(api);
  allowedRoutes(api);
  sessionTypeRoutes(api);
  counterRoutes(api);
  reconciliationRoutes(api);
  feedRoutes(api);
  pointRoutes(api);
  shadowRoutes(api);
  ruleRoutes(api);
  backtestRoutes(api);
  policyRoutes(api);
  settingsRoutes(api);
  channelRoutes(api);
  endpointRoutes(api);
  let document: ReturnType<typeof describeApi> | undefined;
  api.get("/openapi.json", (c) => {
    document ??= describeApi(api);
    return c.json(document);
  });
  return api;
}

/** Answers hold a merchant's data: no cache on the way may keep them. */
function noStore(): MiddlewareHandler {
  return async function neverCached(c, next) {
    c.header("cache-control", "no-store");
    await next();
  };
}
