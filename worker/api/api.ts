import { OpenAPIHono } from "@hono/zod-openapi";
import type { MiddlewareHandler } from "hono";
import { invitationAuthRoutes } from "./auth/invitation-routes.ts";
import { authRoutes } from "./auth/routes.ts";
import { checkBody } from "./body.ts";
import { refuseForeignPages } from "./browser-origin.ts";
import type { Api } from "./context.ts";
import { describeApi } from "./document.ts";
import { identify, manageMerchant, reachShop } from "./identify.ts";
import { accuracyRoutes } from "./routes/accuracy.ts";
import { allowedRoutes } from "./routes/allowed.ts";
import { apiKeyRoutes } from "./routes/api-keys.ts";
import { appealDecisionRoutes } from "./routes/appeal-decision.ts";
import { appealRoutes } from "./routes/appeals.ts";
import { backtestRoutes } from "./routes/backtests.ts";
import { channelRoutes } from "./routes/channels.ts";
import { counterRoutes } from "./routes/counters.ts";
import { decisionRoutes } from "./routes/decisions.ts";
import { endpointRoutes } from "./routes/endpoints.ts";
import { feedRoutes } from "./routes/feed.ts";
import { feedbackRoutes } from "./routes/feedback.ts";
import { groupRoutes } from "./routes/groups.ts";
import { incidentRoutes } from "./routes/incidents.ts";
import { installRoutes } from "./routes/installs.ts";
import { interventionRoutes } from "./routes/interventions.ts";
import { invitationRoutes } from "./routes/invitations.ts";
import { mailRoutes } from "./routes/mail.ts";
import { meRoutes } from "./routes/me.ts";
import { memberRoutes } from "./routes/members.ts";
import { myAppealRoutes } from "./routes/my-appeals.ts";
import { myLoginRoutes } from "./routes/my-logins.ts";
import { myResultRoutes } from "./routes/my-results.ts";
import { orderRoutes } from "./routes/orders.ts";
import { paceRoutes } from "./routes/pace.ts";
import { packRoutes } from "./routes/packs.ts";
import { pointRoutes } from "./routes/points.ts";
import { policyRoutes } from "./routes/policies.ts";
import { policyResultRoutes } from "./routes/policy-results.ts";
import { qualityRoutes } from "./routes/quality.ts";
import { readingRoutes } from "./routes/reading.ts";
import { receiverRoutes } from "./routes/receivers.ts";
import { reconciliationRoutes } from "./routes/reconciliation.ts";
import { remarkRoutes } from "./routes/remarks.ts";
import { replayRoutes } from "./routes/replay.ts";
import { reportRoutes } from "./routes/reports.ts";
import { reviewRoutes } from "./routes/review.ts";
import { revisionRoutes } from "./routes/revisions.ts";
import { rulePreviewRoutes } from "./routes/rule-preview.ts";
import { ruleRoutes } from "./routes/rules.ts";
import { seatRoutes } from "./routes/seats.ts";
import { sessionTypeRoutes } from "./routes/session-type.ts";
import { sessionRoutes } from "./routes/sessions.ts";
import { settingsRoutes } from "./routes/settings.ts";
import { shadowRoutes } from "./routes/shadows.ts";
import { taskRoutes } from "./routes/tasks.ts";
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
  api.use("/merchant/*", manageMerchant());

  authRoutes(api);
  invitationAuthRoutes(api);
  meRoutes(api);
  myLoginRoutes(api);
  memberRoutes(api);
  invitationRoutes(api);
  apiKeyRoutes(api);
  traceRoutes(api);
  readingRoutes(api);
  decisionRoutes(api);
  taskRoutes(api);
  interventionRoutes(api);
  sessionRoutes(api);
  orderRoutes(api);
  feedbackRoutes(api);
  reviewRoutes(api);
  remarkRoutes(api);
  appealRoutes(api);
  appealDecisionRoutes(api);
  myResultRoutes(api);
  myAppealRoutes(api);
  allowedRoutes(api);
  sessionTypeRoutes(api);
  counterRoutes(api);
  reconciliationRoutes(api);
  accuracyRoutes(api);
  reportRoutes(api);
  feedRoutes(api);
  paceRoutes(api);
  incidentRoutes(api);
  qualityRoutes(api);
  seatRoutes(api);
  packRoutes(api);
  installRoutes(api);
  pointRoutes(api);
  shadowRoutes(api);
  rulePreviewRoutes(api);
  ruleRoutes(api);
  backtestRoutes(api);
  policyRoutes(api);
  policyResultRoutes(api);
  settingsRoutes(api);
  revisionRoutes(api);
  groupRoutes(api);
  channelRoutes(api);
  endpointRoutes(api);
  receiverRoutes(api);
  mailRoutes(api);
  replayRoutes(api);
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
