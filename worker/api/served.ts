import { Hono } from "hono";
import { requestId } from "hono/request-id";
import { Refused } from "../errors.ts";
import { createApi } from "./api.ts";
import type { Api } from "./context.ts";
import { answerError } from "./refusals.ts";

/** `/v1`, complete: its routes and schemas are most of what an isolate would build at its start (`app.ts`). */
export const served = new Hono<Api>();

served.onError(answerError);
served.use(requestId());
served.route("/v1", createApi());
served.notFound((c) => answerError(new Refused("not-found"), c));
