import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { apiPath, call } from "./call.ts";
import type {
  Allowed,
  ConversationItem,
  ConversationPage,
  Counters,
  FindingItem,
  Groups,
  KnownAgent,
  ListedSession,
  Me,
  OrderItem,
  Packs,
  Page,
  Policies,
  ShopSettings,
  Trace,
} from "./types.ts";

/** Every read of the UI: its key, its address, how long it may be reused. */

export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: ({ signal }) => call<Me>(apiPath(["me"]), { signal }),
  staleTime: 60_000,
});

export const settingsQuery = (shop: string) =>
  queryOptions({
    queryKey: ["shop", shop, "settings"],
    queryFn: ({ signal }) => call<ShopSettings>(apiPath(["shops", shop, "settings"]), { signal }),
    staleTime: 60_000,
  });

export const groupsQuery = (shop: string) =>
  queryOptions({
    queryKey: ["shop", shop, "groups"],
    queryFn: ({ signal }) => call<Groups>(apiPath(["shops", shop, "groups"]), { signal }),
  });

export const packsQuery = (shop: string) =>
  queryOptions({
    queryKey: ["shop", shop, "packs"],
    queryFn: ({ signal }) => call<Packs>(apiPath(["shops", shop, "packs"]), { signal }),
    staleTime: 60_000,
  });

export const policiesQuery = (shop: string) =>
  queryOptions({
    queryKey: ["shop", shop, "policies"],
    queryFn: ({ signal }) => call<Policies>(apiPath(["shops", shop, "policies"]), { signal }),
    staleTime: 60_000,
  });

/** Phrases that people taught the shop. */
export const allowedQuery = (shop: string) =>
  queryOptions({
    queryKey: ["shop", shop, "allowed"],
    queryFn: ({ signal }) => call<Allowed>(apiPath(["shops", shop, "allowed"]), { signal }),
    staleTime: 60_000,
  });

/** `from` is the start of the shop's day, so that the key stays the same until midnight. */
export const countersQuery = (shop: string, from: number) =>
  queryOptions({
    queryKey: ["shop", shop, "counters", from],
    queryFn: ({ signal }) => call<Counters>(apiPath(["shops", shop, "counters"], { from }), { signal }),
    refetchInterval: 30_000,
  });

/** Lists show what has come since, at the pace of somebody who looks at them. */
const listRefreshMs = 10_000;

export type ConversationFilter = { search?: string | undefined; from?: number | undefined; to?: number | undefined };

export const conversationsQuery = (shop: string, filter: ConversationFilter) =>
  infiniteQueryOptions({
    queryKey: ["shop", shop, "conversations", filter],
    queryFn: ({ signal, pageParam }) =>
      call<Page<ConversationItem>>(
        apiPath(["shops", shop, "conversations"], {
          conversation: filter.search,
          from: filter.from,
          cursor: pageParam,
          limit: 50,
        }),
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: listRefreshMs,
  });

export const findingsQuery = (shop: string, { point, ...filter }: ConversationFilter & { point: string }) =>
  infiniteQueryOptions({
    queryKey: ["shop", shop, "findings", point, filter],
    queryFn: ({ signal, pageParam }) =>
      call<Page<FindingItem>>(
        apiPath(["shops", shop, "findings"], {
          point,
          conversation: filter.search,
          from: filter.from,
          cursor: pageParam,
          limit: 100,
        }),
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: listRefreshMs,
  });

export const conversationQuery = (shop: string, conversation: string, channel: string | null) =>
  queryOptions({
    queryKey: ["shop", shop, "conversation", conversation, channel],
    queryFn: ({ signal }) =>
      call<ConversationPage>(apiPath(["shops", shop, "conversations", conversation], { channel }), { signal }),
  });

/** As the address of the page names them; all that are given must be met. */
export type SessionFilter = ConversationFilter & {
  agent?: string | undefined;
  buyerText?: string | undefined;
  agentText?: string | undefined;
  point?: string | undefined;
  feeling?: string | undefined;
  scoreBelow?: string | undefined;
  reviewed?: string | undefined;
  alerts?: string | undefined;
  scoreFrom?: string | undefined;
  severity?: string | undefined;
  served?: string | undefined;
  group?: string | undefined;
  sides?: string | undefined;
  appeal?: string | undefined;
};

export const sessionsQuery = (shop: string, { search, ...filter }: SessionFilter) =>
  infiniteQueryOptions({
    queryKey: ["shop", shop, "sessions", search, filter],
    queryFn: ({ signal, pageParam }) =>
      call<Page<ListedSession>>(
        apiPath(["shops", shop, "sessions"], { ...filter, conversation: search, cursor: pageParam, limit: 50 }),
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: listRefreshMs,
  });

/** Accounts that ever served a buyer here. */
export const agentsQuery = (shop: string) =>
  queryOptions({
    queryKey: ["shop", shop, "agents"],
    queryFn: ({ signal }) => call<{ items: KnownAgent[] }>(apiPath(["shops", shop, "agents"]), { signal }),
    staleTime: 60_000,
  });

/** The newest alert that stands and that nobody has seen. */
export const nextUnseen = (shop: string, point: string | null) =>
  call<Page<FindingItem>>(apiPath(["shops", shop, "findings"], { seen: "no", point, limit: 1 }));

export const ordersQuery = (shop: string, { conversation, channel }: { conversation: string; channel: string }) =>
  queryOptions({
    queryKey: ["shop", shop, "orders", conversation, channel],
    queryFn: ({ signal }) =>
      call<{ items: OrderItem[] }>(apiPath(["shops", shop, "conversations", conversation, "orders"], { channel }), {
        signal,
      }),
    refetchInterval: 30_000,
  });

export type MessageAddress = { conversation: string; channel: string; event: string };

/** Judged anew by the live settings at each opening. */
export const traceQuery = (shop: string, address: MessageAddress) =>
  queryOptions({
    queryKey: ["shop", shop, "trace", address],
    queryFn: ({ signal }) => call<Trace>(apiPath(["shops", shop, "messages", "trace"], address), { signal }),
    staleTime: 0,
    gcTime: 0,
  });

/** What the trial settings of a point have found, newest first. */
export const trialFindingsQuery = (shop: string, point: string) =>
  queryOptions({
    queryKey: ["shop", shop, "findings", point, "shadow"],
    queryFn: ({ signal }) =>
      call<Page<FindingItem>>(apiPath(["shops", shop, "findings"], { point, status: "shadow", limit: 100 }), {
        signal,
      }),
    refetchInterval: listRefreshMs,
  });
