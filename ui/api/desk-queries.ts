import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import type { fairFigures, ownDesk } from "../../worker/api/desk-schemas.ts";
import { apiPath, call } from "./call.ts";

/** Reads and writes of an agent's desk. */

export type OwnDesk = z.infer<typeof ownDesk>;
export type FairFigures = z.infer<typeof fairFigures>;

const refetchInterval = 5_000;

export const deskQuery = (shop: string) =>
  queryOptions({
    queryKey: ["shop", shop, "my", "desk"],
    queryFn: ({ signal }) => call<OwnDesk>(apiPath(["shops", shop, "my", "desk"]), { signal }),
    refetchInterval,
  });

/** A report: it changes slowly, and costs more than a list. */
export const fairQuery = (shop: string, days: "1" | "7") =>
  queryOptions({
    queryKey: ["shop", shop, "my", "figures", days],
    queryFn: ({ signal }) => call<FairFigures>(apiPath(["shops", shop, "my", "figures"], { days }), { signal }),
    refetchInterval: 120_000,
    staleTime: 60_000,
  });

type Answer = { shop: string; task: string; word: "seen" | "done" };
export const answerOwnTask = ({ shop, task, word }: Answer) =>
  call<unknown>(apiPath(["shops", shop, "my", "tasks", task]), { method: "POST", body: { word } });

export type PanelPass = { pass: string; until: number; shop: string; agent: string | null };
export const exchangeLink = (link: string) =>
  call<PanelPass>(apiPath(["panel", "pass"]), { method: "POST", body: { link } });
