import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { apiPath, call } from "./call.ts";
import type { AddedFinding, ListedSession, Page, Remark, Sample, SavedView } from "./types.ts";

/** What reviewers read and write beyond findings and remarks. Each write throws ApiFailure when it is refused. */

type InSession = { shop: string; session: string };
const sessionPath = ({ shop, session }: InSession, ...rest: string[]) =>
  apiPath(["shops", shop, "sessions", session, ...rest]);

type NewFinding = InSession & {
  point: string;
  code?: string;
  event?: string | undefined;
  score?: number | undefined;
  remark?: string | undefined;
};
export const addFinding = ({ shop, session, ...body }: NewFinding) =>
  call<AddedFinding>(sessionPath({ shop, session }, "findings"), { method: "POST", body });

export const deleteAddedFinding = ({ added, ...address }: InSession & { added: string }) =>
  call<unknown>(sessionPath(address, "findings", added), { method: "DELETE" });

export const addSessionRemark = ({ text, ...address }: InSession & { text: string }) =>
  call<Remark>(sessionPath(address, "remarks"), { method: "POST", body: { text } });

export const countSession = ({ counted, ...address }: InSession & { counted: boolean }) =>
  call<unknown>(sessionPath(address, "counted"), { method: "PUT", body: { counted } });

export const editScore = ({ shop, finding, score }: { shop: string; finding: string; score: number | null }) =>
  call<unknown>(apiPath(["shops", shop, "findings", finding, "score"]), { method: "PUT", body: { score } });

type Sign = InSession & { visit: string; state: "enter" | "active" | "exit" };
export const signVisit = ({ shop, ...body }: Sign) =>
  call<unknown>(apiPath(["shops", shop, "review-visits"]), { method: "POST", body });

/** Leaving must be heard although the page is gone. */
export function signExit({ shop, ...body }: Omit<Sign, "state">): void {
  const request = { method: "POST", keepalive: true, credentials: "same-origin" } as const;
  const headers = { "content-type": "application/json" };
  const sent = JSON.stringify({ ...body, state: "exit" });
  // Nobody is left who could be told that it failed: the visit then ends with its last sign.
  fetch(apiPath(["shops", shop, "review-visits"]), { ...request, headers, body: sent }).catch(() => undefined);
}

export const viewsQuery = (shop: string) =>
  queryOptions({
    queryKey: ["shop", shop, "views"],
    queryFn: ({ signal }) => call<{ items: SavedView[] }>(apiPath(["shops", shop, "views"]), { signal }),
    staleTime: 60_000,
  });

type NewView = { shop: string; name: string; search: string; shared: boolean };
export const saveView = ({ shop, ...body }: NewView) =>
  call<SavedView>(apiPath(["shops", shop, "views"]), { method: "POST", body });

export const deleteView = ({ shop, view }: { shop: string; view: string }) =>
  call<unknown>(apiPath(["shops", shop, "views", view]), { method: "DELETE" });

/** As the server gives at most. */
export const largestPage = 200;

export type AskedSessions = Record<string, string | number | null | undefined>;

export const readSessions = (shop: string, asked: AskedSessions, signal?: AbortSignal) =>
  call<Page<ListedSession>>(apiPath(["shops", shop, "sessions"], asked), signal === undefined ? {} : { signal });

export const readSample = (shop: string, asked: AskedSessions, signal?: AbortSignal) =>
  call<Sample>(apiPath(["shops", shop, "sessions", "sample"], asked), signal === undefined ? {} : { signal });

export const sampleQuery = (shop: string, asked: AskedSessions) =>
  infiniteQueryOptions({
    queryKey: ["shop", shop, "sessions", "sample", asked],
    queryFn: ({ signal, pageParam }) => readSample(shop, { ...asked, cursor: pageParam, limit: 50 }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
