import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import type {
  appeal,
  appealCase,
  decision,
  ownAlert,
  ownAppeal,
  ownFinding,
  ownResult,
  ownSession,
} from "../../worker/api/appeal-schemas.ts";
import { apiPath, call } from "./call.ts";
import type { Page } from "./types.ts";

/** Reads and writes of an agent's own results, and of the appeals against them. */

export type OwnSession = z.infer<typeof ownSession>;
export type OwnAlert = z.infer<typeof ownAlert>;
export type OwnFinding = z.infer<typeof ownFinding>;
export type OwnResult = z.infer<typeof ownResult>;
export type OwnAppeal = z.infer<typeof ownAppeal>;
export type Appeal = z.infer<typeof appeal>;
export type AppealCase = z.infer<typeof appealCase>;
export type Decision = z.infer<typeof decision>;
export type Precedent = Appeal & {
  points: { point: string; overturned: boolean }[];
  quotes: string[];
  /** 0 to 1. */
  likeness: number;
};
type Precedents = {
  items: Precedent[];
  rates: { point: string; decided: number; overturned: number; rate: number | null }[];
};
export type Overturned = {
  from: number;
  to: number;
  points: { point: string; appealed: number; decided: number; overturned: number; rate: number | null }[];
};
type Accounts = { accounts: string[]; administrators: string[]; timeZone: string };

const refetchInterval = 30_000;

export const accountsQuery = (shop: string) =>
  queryOptions({
    queryKey: ["shop", shop, "my", "accounts"],
    queryFn: ({ signal }) => call<Accounts>(apiPath(["shops", shop, "my", "accounts"]), { signal }),
    staleTime: 60_000,
  });

const ownList = <Item>(shop: string, list: "sessions" | "alerts" | "appeals") =>
  infiniteQueryOptions({
    queryKey: ["shop", shop, "my", list],
    queryFn: ({ signal, pageParam }) =>
      call<Page<Item>>(apiPath(["shops", shop, "my", list], { cursor: pageParam, limit: 50 }), { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval,
  });
export const ownSessionsQuery = (shop: string) => ownList<OwnSession>(shop, "sessions");
export const ownAlertsQuery = (shop: string) => ownList<OwnAlert>(shop, "alerts");
export const ownAppealsQuery = (shop: string) => ownList<OwnAppeal>(shop, "appeals");

export const ownResultQuery = (shop: string, session: string) =>
  queryOptions({
    queryKey: ["shop", shop, "my", "result", session],
    queryFn: ({ signal }) => call<OwnResult>(apiPath(["shops", shop, "my", "sessions", session]), { signal }),
    refetchInterval,
  });

type NewAppeal = { shop: string; session: string; findings: string[]; reason: string };
export const makeAppeal = ({ shop, ...body }: NewAppeal) =>
  call<OwnAppeal>(apiPath(["shops", shop, "my", "appeals"]), { method: "POST", body });

/** A supervisor's word for the agent (N09). */
export const appealForAgent = ({ shop, ...body }: NewAppeal) =>
  call<Appeal>(apiPath(["shops", shop, "appeals"]), { method: "POST", body });

type AppealPage = Page<Appeal> & { open: number; overdue: number };
export type AppealFilter = {
  state: Appeal["state"] | null;
  overdue: "yes" | null;
  from: number | undefined;
  agent: string | null;
};

export const appealsQuery = (shop: string, filter: AppealFilter) =>
  infiniteQueryOptions({
    queryKey: ["shop", shop, "appeals", "list", filter],
    queryFn: ({ signal, pageParam }) =>
      call<AppealPage>(apiPath(["shops", shop, "appeals"], { ...filter, cursor: pageParam, limit: 30 }), { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval,
  });

/** How many wait, for the navigation. */
export const openAppealsQuery = (shop: string) =>
  queryOptions({
    queryKey: ["shop", shop, "appeals", "open"],
    queryFn: ({ signal }) =>
      call<AppealPage>(apiPath(["shops", shop, "appeals"], { state: "open", limit: 1 }), { signal }),
    select: ({ open, overdue }) => ({ open, overdue }),
    refetchInterval,
  });

/** How appeals about the same points were decided; nobody waits for a new one. */
export const precedentsQuery = (shop: string, id: string) =>
  queryOptions({
    queryKey: ["shop", shop, "appeals", "precedents", id],
    queryFn: ({ signal }) => call<Precedents>(apiPath(["shops", shop, "appeals", id, "precedents"]), { signal }),
    staleTime: 60_000,
  });

export const appealQuery = (shop: string, id: string) =>
  queryOptions({
    queryKey: ["shop", shop, "appeals", "case", id],
    queryFn: ({ signal }) => call<AppealCase>(apiPath(["shops", shop, "appeals", id]), { signal }),
  });

/** Appeals about one conversation: few, and most have none. */
export const appealsOfQuery = (shop: string, conversation: string) =>
  queryOptions({
    queryKey: ["shop", shop, "appeals", "of", conversation],
    queryFn: ({ signal }) =>
      call<AppealPage>(apiPath(["shops", shop, "appeals"], { conversation, limit: 50 }), { signal }),
    select: ({ items }) => items,
    refetchInterval,
  });

export const overturnedQuery = (shop: string, group: string | null) =>
  queryOptions({
    queryKey: ["shop", shop, "appeals", "overturned", group],
    queryFn: ({ signal }) => call<Overturned>(apiPath(["shops", shop, "appeals", "overturned"], { group }), { signal }),
  });

export const decideAppeal = ({ shop, appeal: id, ...body }: Decision & { shop: string; appeal: string }) =>
  call<Appeal>(apiPath(["shops", shop, "appeals", id, "decision"]), { method: "POST", body });
