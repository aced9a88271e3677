import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import type { House } from "./house.ts";

/** A shop in which one policy acts on every message of one text, and no other policy does. */

export const actingPolicy = "planned-actions";
/** Said by an agent it plans one action. */
export const actingText = "这款面膜是全国第一";
/** A change of the settings is live everywhere after this. */
const settledMs = 11_000;

const policies = z.object({ policies: z.array(z.object({ id: z.string(), mode: z.string() })) });

/** `callback`: our platform, which takes the actions. */
export async function prepareShop({ demo }: House, callback: string): Promise<void> {
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${demo.url}/v1/shops/demo/${path}`, {
      method,
      headers: { authorization: `Bearer ${demo.apiKey}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const known = policies.parse(await call("GET", "policies"));
  for (const { id, mode } of known.policies) if (mode !== "off") await call("PATCH", `policies/${id}`, { mode: "off" });
  await call("PUT", `policies/${actingPolicy}`, {
    id: actingPolicy,
    title: { zh: "故障测试", en: "Test of faults" },
    mode: "act",
    when: { points: ["alerts/ad-law"] },
    then: [{ intervention: "assist/warn-agent" }],
    frequency: { kind: "every" },
    dailyCap: 1_000_000,
  });
  await call("PATCH", "channels/interject", { callback });
  await delay(settledMs);
}
