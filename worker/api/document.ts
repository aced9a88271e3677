import type { OpenAPIHono } from "@hono/zod-openapi";
import { type ErrorCode, errors } from "../errors.ts";
import type { Api } from "./context.ts";
import { errorBody } from "./schemas.ts";

/** What any operation may be refused with, by what it takes. Declared here once and not in every route. */
const always: ErrorCode[] = ["too-many-requests", "internal", "unavailable"];
const whenSignedIn: ErrorCode[] = ["not-signed-in"];
const whenForeign: ErrorCode[] = ["forbidden"];
const withInput: ErrorCode[] = ["invalid"];
const withBody: ErrorCode[] = ["too-large", "unsupported-media"];
const withPath: ErrorCode[] = ["not-found"];
const withChange: ErrorCode[] = ["conflict"];

type Document = ReturnType<OpenAPIHono<Api>["getOpenAPI31Document"]>;
type Operation = NonNullable<NonNullable<Document["paths"]>[string]["get"]>;

const methods = ["get", "post", "put", "patch", "delete"] as const;

/** The OpenAPI 3.1 document of the routes that are mounted. */
export function describeApi(api: OpenAPIHono<Api>): Document {
  api.openAPIRegistry.registerComponent("securitySchemes", "apiKey", {
    type: "http",
    scheme: "bearer",
    description: "An API key, `ik_…`",
  });
  api.openAPIRegistry.registerComponent("securitySchemes", "login", {
    type: "apiKey",
    in: "cookie",
    name: "__Host-interject.login",
    description: "The login cookie of a browser; without https its name has no `__Host-`",
  });
  api.openAPIRegistry.register("Error", errorBody);
  const document = api.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Interject",
      version: "1",
      description:
        "Results and settings of live inspection of customer-service chats. Times are epoch milliseconds, spans are half-open UTF-16 offsets. Lists are newest first; follow `next`. " +
        "An error is always `{error: {code, message, path?}}`.",
      license: { name: "MIT", url: "https://opensource.org/license/mit" },
    },
    servers: [{ url: "/" }],
    security: [{ apiKey: [] }, { login: [] }],
    tags: [
      { name: "Results", description: "What was seen, found and done." },
      { name: "Reports", description: "Figures of the shop, its groups, agents and reviewers." },
      { name: "Decisions", description: "What was done about it, why, why not, and what came of it." },
      { name: "Feedback", description: "What people say of the results, and what the shop learns from it." },
      { name: "Own results", description: "What an agent sees of his own work, and says against it." },
      { name: "Packs and points", description: "What is inspected, and how strictly." },
      { name: "Rules", description: "Points that the shop writes itself." },
      { name: "Backtests", description: "What a change would have found in stored conversations." },
      { name: "Policies", description: "What is done about it." },
      { name: "Shop settings", description: "The shop, its channels and its outbound webhooks." },
      { name: "Receivers", description: "Who is told things outside the panel, and whether they can be reached." },
      { name: "Operations", description: "How the house itself is: what came in, what waits, what failed." },
      { name: "Members and keys", description: "Who may do what. For administrators who are signed in, not for keys." },
      { name: "Sign-in", description: "Browsers sign in; programs send an API key." },
    ],
  });
  // Routes know their place under /v1 only by where they are mounted; readers want addresses that work as written.
  document.paths = Object.fromEntries(Object.entries(document.paths ?? {}).map(([path, item]) => [`/v1${path}`, item]));
  for (const item of Object.values(document.paths)) {
    for (const method of methods) {
      const operation = item[method];
      if (operation !== undefined) addFailures(method, operation);
    }
  }
  return document;
}

function addFailures(method: (typeof methods)[number], operation: Operation): void {
  const open = operation.security?.length === 0;
  const parameters = operation.parameters ?? [];
  const inPath = parameters.some((parameter) => "in" in parameter && parameter.in === "path");
  const takesInput = operation.requestBody !== undefined || parameters.length > (inPath ? 1 : 0);
  const codes = [
    ...always,
    ...(open && operation.requestBody === undefined ? [] : whenSignedIn),
    ...(open && method === "get" ? [] : whenForeign),
    ...(takesInput ? withInput : []),
    ...(operation.requestBody === undefined ? [] : withBody),
    ...(inPath ? withPath : []),
    ...(inPath && method !== "get" ? withChange : []),
  ];
  const content = { "application/json": { schema: { $ref: "#/components/schemas/Error" } } };
  for (const code of codes) {
    const { status, message } = errors[code];
    // What a route says of a failure itself is more exact.
    operation.responses = { [status]: { description: message, content }, ...operation.responses };
  }
}
