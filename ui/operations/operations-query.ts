import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import type {
  deadLetterPlace,
  deadLetterReplayed,
  operationsView,
  waiting,
} from "../../worker/api/operations-schemas.ts";
import { apiPath, call } from "../api/call.ts";

export type Operations = z.infer<typeof operationsView>;
export type Stored = NonNullable<Operations["stored"]>;
export type Waiting = z.infer<typeof waiting>;

const refetchInterval = 15_000;

export const operationsQuery = (shop: string) =>
  queryOptions({
    queryKey: ["shop", shop, "operations"],
    queryFn: ({ signal }) => call<Operations>(apiPath(["shops", shop, "operations"]), { signal }),
    refetchInterval,
  });

/** Whether lists and reports lag. */
export const waitingQuery = (shop: string) =>
  queryOptions({
    queryKey: ["shop", shop, "waiting"],
    queryFn: ({ signal }) => call<Waiting>(apiPath(["shops", shop, "waiting"]), { signal }),
    refetchInterval,
    // What was known last stays while the server does not answer.
    retry: false,
  });

type Place = { shop: string } & z.infer<typeof deadLetterPlace>;
export const replayDeadLetter = ({ shop, ...body }: Place) =>
  call<z.infer<typeof deadLetterReplayed>>(apiPath(["shops", shop, "operations", "dead-letters"]), {
    method: "POST",
    body,
  });
