import { WorkerEntrypoint } from "cloudflare:workers";
import { answer, describe } from "./guard.ts";
import make from "./pack.ts";

/** What the host calls: text in, text out. */
export default class Guest extends WorkerEntrypoint {
  ask(request: string): string {
    return answer(make, request);
  }

  describe(): string {
    return describe(make);
  }
}
