import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { wallClock } from "../../plugins/sdk/clock.ts";
import type { Demo } from "../serve/state.ts";
import { supervised } from "./dialogue.ts";

/** The demo shop's settings, over the API as a merchant's own program would change them. */

const settings = z.looseObject({
  endpoints: z.array(z.looseObject({ id: z.string(), url: z.string() })),
  timeZone: z.string(),
  hours: z.unknown().optional(),
});
const packs = z.looseObject({
  packs: z.array(
    z.looseObject({
      manifest: z.looseObject({
        id: z.string(),
        points: z.array(z.looseObject({ id: z.string() })),
        interventions: z.array(z.looseObject({ id: z.string() })),
      }),
    }),
  ),
});
const tasks = z.looseObject({ items: z.array(z.looseObject({ id: z.string(), state: z.string() })) });
const shownOnce = z.looseObject({ secret: z.string() });

/** The endpoint and the groups that the suggested policies name. */
const endpoint = "default";
const groups = ["supervisors", "on-call", "managers"];
const receiver = "demo-group";

export function createDemoShop({ url, apiKey }: Pick<Demo, "url" | "apiKey">) {
  async function call(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${url}/v1/shops/demo/${path}`, {
      method,
      headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${(await response.text()).slice(0, 300)}`);
    return response.json();
  }

  return {
    /** Full ids of the installed points and interventions. */
    async installed(): Promise<{ points: string[]; interventions: string[] }> {
      const list = packs.parse(await call("GET", "packs")).packs.map(({ manifest }) => manifest);
      const ids = (key: "points" | "interventions") =>
        list.flatMap((manifest) => manifest[key].map(({ id }) => `${manifest.id}/${id}`));
      return { points: ids("points"), interventions: ids("interventions") };
    },

    /** What a supervisor does in his panel: to the newest open task of the conversation, or with the chat itself. */
    async supervise(conversation: string, act: unknown): Promise<void> {
      const doing = supervised.parse(act);
      if (doing.does === "reassign") {
        const config = { agent: doing.to, note: doing.note };
        const path = `conversations/${encodeURIComponent(conversation)}/interventions`;
        await inLedger(() => call("POST", path, { intervention: "supervision/reassign", config }));
        return;
      }
      const word = doing.does === "finish" ? "done" : "seen";
      await inLedger(async () => {
        const { items } = tasks.parse(await call("GET", `tasks?conversation=${encodeURIComponent(conversation)}`));
        if (items.length === 0) throw new Error(`${conversation} has no task`);
        const open = items.find(({ state }) => state === "open" || state === "seen");
        // None is open any more: it was done when the same run was played before.
        if (open !== undefined) await call("POST", `tasks/${encodeURIComponent(open.id)}`, { word });
      });
    },

    /**
     * Points the shop's outbound webhook at our receiver, unless the merchant has one of his own.
     * @returns the secret that its calls are signed with
     */
    async register(address: string): Promise<string | undefined> {
      const { endpoints } = settings.parse(await call("GET", "settings"));
      const other = endpoints.find(({ id }) => id === endpoint);
      if (other !== undefined && new URL(other.url).hostname !== "127.0.0.1") return undefined;
      return shownOnce.parse(await call("PUT", `endpoints/${endpoint}`, { url: address })).secret;
    },

    async unregister(): Promise<void> {
      await call("DELETE", `endpoints/${endpoint}`);
    },

    /** A chat group's robot that is told whatever the policies tell supervisors outside the panel. */
    async addGroup(address: string): Promise<void> {
      await call("PUT", `receivers/${receiver}`, {
        kind: "wecom",
        title: "主管群（演示）",
        groups,
        disabled: false,
        address,
      });
    },

    async removeGroup(): Promise<void> {
      await call("DELETE", `receivers/${receiver}`);
    },

    /** Closes the shop for the rest of its day. @returns how to give it its own hours again */
    async closeForToday(): Promise<() => Promise<void>> {
      const { timeZone, hours } = settings.parse(await call("GET", "settings"));
      const { day } = wallClock(Date.now(), timeZone);
      const weekly = [{ days: [1, 2, 3, 4, 5, 6, 7], from: "09:00", to: "22:00" }];
      await call("PATCH", "settings", {
        hours: { weekly, holidays: [{ date: day, title: "演示：打烊", windows: [] }] },
      });
      return async () => {
        await call("PATCH", "settings", { hours: hours ?? null });
      };
    },
  };
}

/** What just happened is in the ledger within seconds. */
async function inLedger<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries === 10) throw error;
      await delay(1_000);
    }
  }
}
