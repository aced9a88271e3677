import type { Chance } from "../big-shop/chance.ts";
import { type Actor, type Clock, running } from "./clock.ts";
import type { Database, PipelineRequest } from "./database.ts";
import type { Fate, Fates } from "./fates.ts";
import type { House } from "./house.ts";
import { leave } from "./instance.ts";
import type { Platform } from "./platform.ts";
import type { Trace } from "./trace.ts";

export const databaseHost = "db.example.com";

export type NetworkDeps = {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly fates: Fates;
  readonly trace: Trace;
  readonly database: Database;
  readonly platform: Platform;
  readonly house: () => House;
};

/** Everything that is not there, or not there any more. */
type Answer = { readonly status: number; readonly body: string; readonly headers?: Record<string, string> };

/** The public network: the database's HTTP interface, and the chat platforms that take our actions. */
export class Network {
  readonly #deps: NetworkDeps;
  /** Until then the database, or the platform, does not answer at all. */
  databaseDownUntil = 0;
  platformDownUntil = 0;
  /** On top of the way there and back. */
  platformTakesMs = 0;

  constructor(deps: NetworkDeps) {
    this.#deps = deps;
  }

  /** Takes the place of the global `fetch`. */
  readonly fetch = async (input: Request | URL | string, init: RequestInit = {}): Promise<Response> => {
    const request = input instanceof Request ? input : null;
    const url = new URL(request?.url ?? String(input));
    const body = request === null ? String(init.body ?? "") : await request.text();
    const headers = new Headers(request?.headers ?? init.headers);
    const isDatabase = url.hostname === databaseHost;
    const { fates } = this.#deps;
    const fate = fates.next(isDatabase ? "database" : "platform", url.hostname);
    const serve = () =>
      isDatabase ? this.#database(body) : this.#deps.platform.take({ path: url.pathname, headers, body });
    return this.#exchange({
      serve,
      fate,
      isDown: () => this.#isDown(isDatabase),
      takesMs: isDatabase ? 0 : this.platformTakesMs,
      what: url.hostname,
      signal: init.signal,
    });
  };

  #isDown(isDatabase: boolean): boolean {
    return this.#deps.clock.now < (isDatabase ? this.databaseDownUntil : this.platformDownUntil);
  }

  #database(body: string): Answer {
    const { requests } = JSON.parse(body) as { requests: PipelineRequest[] };
    return { status: 200, body: JSON.stringify(this.#deps.database.serve(requests)) };
  }

  #exchange({ serve, fate, isDown, takesMs, what, signal }: Exchange): Promise<Response> {
    const { clock, chance, trace, house } = this.#deps;
    const from: Actor | undefined = running.getStore();
    const travel = () => (chance.below(25) === 0 ? chance.below(3_000) : 1 + chance.below(15));
    const place = [...house().places.values()].find(({ instance }) => instance === from);
    return new Promise((resolve, reject) => {
      const back = (settle: () => void) => void clock.in(travel(), "answer", settle, from ?? null);
      signal?.addEventListener("abort", () => reject(signal.reason));
      const lost = () => back(() => reject(new TypeError("connection lost")));
      // The connection of whoever is gone is gone with him.
      const go = () =>
        clock.in(
          travel() + takesMs,
          "request",
          () => {
            if (isDown() || fate === "before") {
              const kind = chance.of(["refused", "hang", "500", "503"] as const);
              trace.note("broken", () => `${what}: ${kind}`);
              if (kind === "hang") return;
              if (kind === "refused") return back(() => reject(refused()));
              return back(() => resolve(new Response("fault", { status: Number(kind) })));
            }
            const { status, body, headers = {} } = serve();
            trace.note(
              "http",
              () => `${from?.name ?? "?"} -> ${what}: ${status}${fate === "after" ? ", answer lost" : ""}`,
            );
            if (fate === "after") return lost();
            back(() => resolve(new Response(status === 204 ? null : body, { status, headers })));
          },
          from ?? null,
        );
      if (place === undefined) go();
      else leave(place.instance ?? undefined, go);
    });
  }
}

type Exchange = {
  readonly serve: () => Answer;
  readonly fate: Fate;
  readonly isDown: () => boolean;
  readonly takesMs: number;
  readonly what: string;
  readonly signal: AbortSignal | null | undefined;
};

function refused(): TypeError {
  return new TypeError("fetch failed", { cause: Object.assign(new Error("refused"), { code: "ECONNREFUSED" }) });
}
