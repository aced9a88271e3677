/** What `env` and `exports` of "cloudflare:workers" hold, in the worker and in tests that run inside workerd. */
declare namespace Cloudflare {
  type InterjectEnv = import("./env.ts").Env;
  interface Env extends InterjectEnv {}
  interface GlobalProps {
    mainModule: typeof import("./index.ts");
    durableNamespaces: "Conversation" | "Floor" | "Ledger" | "Seats";
  }
}
