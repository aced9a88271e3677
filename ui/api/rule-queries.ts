import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import type { Bilingual } from "../../plugins/sdk/point.ts";
import type { Policy } from "../../plugins/sdk/policy.ts";
import type { Rule, RuleInput } from "../../plugins/sdk/rules/rule.ts";
import type { backtestItem, backtestPage } from "../../worker/api/backtest-schemas.ts";
import type { revisionList, revisionPage } from "../../worker/api/revision-schemas.ts";
import type { rulePreview } from "../../worker/api/rule-preview-schemas.ts";
import type { ShopRule } from "../../worker/settings/snapshot.ts";
import { apiPath, call } from "./call.ts";
import type { PointPatch } from "./types.ts";

/** Reads and writes of the pages on rules, backtests, policies that are edited, and the history of settings. */

export type RuleMode = ShopRule["mode"];
export type RuleWarning = { path: string; code: string; message: Bilingual; start?: number; end?: number };
export type RuleProblem = { path: string; message: Bilingual; offset?: number };
/** `problem`: why it does not run. A rule is stored with all its defaults. */
export type ShopRuleItem = { mode: RuleMode; rule: Rule; warnings: RuleWarning[]; problem?: string };
type ShopRules = { revision: number; items: ShopRuleItem[] };
export type RulePreview = z.infer<typeof rulePreview>;
export type ContentPreview = RulePreview["contents"][number];

export const rulesQuery = (shop: string) =>
  queryOptions({
    queryKey: ["shop", shop, "rules"],
    queryFn: ({ signal }) => call<ShopRules>(apiPath(["shops", shop, "rules"]), { signal }),
  });

/** What a rule that is being written hits. Refused with `problems` where it cannot be read. */
export const previewQuery = (shop: string, rule: RuleInput) =>
  queryOptions({
    queryKey: ["shop", shop, "rule-preview", rule],
    queryFn: ({ signal }) =>
      call<RulePreview>(apiPath(["shops", shop, "rules", "preview"]), { method: "POST", body: { rule }, signal }),
    retry: false,
    staleTime: 30_000,
    gcTime: 60_000,
  });

type RuleAddress = { shop: string; rule: string };

export const putRule = ({ shop, mode, rule }: { shop: string; mode: RuleMode; rule: RuleInput }) =>
  call<ShopRuleItem & { revision: number }>(apiPath(["shops", shop, "rules", rule.id]), {
    method: "PUT",
    body: { mode, rule },
  });

/** `mode` absent: in all of them. */
export const deleteRule = ({ shop, rule, mode }: RuleAddress & { mode?: RuleMode }) =>
  call<{ revision: number }>(apiPath(["shops", shop, "rules", rule], { mode }), { method: "DELETE" });

export type BacktestItem = z.infer<typeof backtestItem>;
export type BacktestPage = z.infer<typeof backtestPage>;
/** What is compared with the live version. */
export type Compared = { rule: RuleInput } | { point: string; settings: PointPatch };

export const isRunning = ({ state }: Pick<BacktestItem, "state">) =>
  state === "waiting" || state === "listing" || state === "running";

export const startBacktest = ({ shop, days, compared }: { shop: string; days: number; compared: Compared }) =>
  call<{ id: string }>(apiPath(["shops", shop, "backtests"]), { method: "POST", body: { ...compared, days } });

export const cancelBacktest = ({ shop, id }: { shop: string; id: string }) =>
  call<BacktestItem>(apiPath(["shops", shop, "backtests", id, "cancel"]), { method: "POST", body: {} });

export const backtestsQuery = (shop: string) =>
  queryOptions({
    queryKey: ["shop", shop, "backtests"],
    queryFn: ({ signal }) => call<{ items: BacktestItem[] }>(apiPath(["shops", shop, "backtests"]), { signal }),
  });

export const backtestQuery = (shop: string, id: string) =>
  queryOptions({
    queryKey: ["shop", shop, "backtest", id],
    queryFn: ({ signal }) => call<BacktestPage>(apiPath(["shops", shop, "backtests", id]), { signal }),
    refetchInterval: ({ state: { data } }) => (data === undefined || isRunning(data) ? 1_000 : false),
  });

type RevisionList = z.infer<typeof revisionList>;
export type RevisionItem = RevisionList["items"][number];
type RevisionPage = z.infer<typeof revisionPage>;
export type SettingsChange = RevisionPage["changes"][number];

/** `about` null: the whole shop. */
export const revisionsQuery = (shop: string, about: string | null) =>
  infiniteQueryOptions({
    queryKey: ["shop", shop, "revisions", about],
    queryFn: ({ signal, pageParam }) =>
      call<RevisionList>(apiPath(["shops", shop, "revisions"], { about, cursor: pageParam }), { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const revisionQuery = (shop: string, revision: number, about: string | null) =>
  queryOptions({
    queryKey: ["shop", shop, "revision", revision, about],
    queryFn: ({ signal }) =>
      call<RevisionPage>(apiPath(["shops", shop, "revisions", String(revision)], { about }), { signal }),
    staleTime: 0,
  });

export const restoreRevision = ({ shop, revision, about }: { shop: string; revision: number; about: string | null }) =>
  call<{ revision: number }>(apiPath(["shops", shop, "revisions", String(revision), "restore"]), {
    method: "POST",
    body: about === null ? {} : { about },
  });

export const putPolicy = ({ shop, policy }: { shop: string; policy: Policy }) =>
  call<{ revision: number; policy: Policy }>(apiPath(["shops", shop, "policies", policy.id]), {
    method: "PUT",
    body: policy,
  });

export const deletePolicy = ({ shop, policy }: { shop: string; policy: string }) =>
  call<{ revision: number }>(apiPath(["shops", shop, "policies", policy]), { method: "DELETE" });
