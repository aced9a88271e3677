import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import type {
  incidentList,
  places,
  savedTopic,
  seatList,
  shopPaceView,
  shopQualityView,
  topicList,
} from "../../worker/api/shop-schemas.ts";
import { apiPath, call } from "./call.ts";

/** Reads and writes of the page about the whole shop. */

export type Seats = z.infer<typeof seatList>;
export type Pace = z.infer<typeof shopPaceView>;
export type Topics = z.infer<typeof topicList>;
export type Topic = Topics["items"][number];
export type Incidents = z.infer<typeof incidentList>;
export type Incident = Incidents["items"][number];
export type ShopQuality = z.infer<typeof shopQualityView>;
export type Places = z.infer<typeof places>;

const refetchInterval = 10_000;

export const seatsQuery = (shop: string) =>
  queryOptions({
    queryKey: ["shop", shop, "seats"],
    queryFn: ({ signal }) => call<Seats>(apiPath(["shops", shop, "seats"]), { signal }),
    refetchInterval,
  });

export const paceQuery = (shop: string, minutes: number) =>
  queryOptions({
    queryKey: ["shop", shop, "pace", minutes],
    queryFn: ({ signal }) => call<Pace>(apiPath(["shops", shop, "pace"], { minutes }), { signal }),
    refetchInterval,
  });

export const topicsQuery = (shop: string, minutes: number) =>
  queryOptions({
    queryKey: ["shop", shop, "topics", minutes],
    queryFn: ({ signal }) => call<Topics>(apiPath(["shops", shop, "topics"], { minutes }), { signal }),
    refetchInterval,
  });

export const incidentsQuery = (shop: string) =>
  queryOptions({
    queryKey: ["shop", shop, "incidents"],
    queryFn: ({ signal }) => call<Incidents>(apiPath(["shops", shop, "incidents"]), { signal }),
    refetchInterval,
  });

/** Computed once an hour. */
export const qualityQuery = (shop: string) =>
  queryOptions({
    queryKey: ["shop", shop, "quality"],
    queryFn: ({ signal }) => call<ShopQuality>(apiPath(["shops", shop, "quality"]), { signal }),
    refetchInterval: 6 * refetchInterval,
  });

/** Chats of a topic (`scene/<id>`, `topic/<id>`) or of an incident. */
export type PlacesOf = { topic: string; minutes: number } | { incident: string };

const kindOf = (topic: string) => topic.slice(0, topic.indexOf("/"));
const idOf = (topic: string) => topic.slice(topic.indexOf("/") + 1);

export const placesQuery = (shop: string, of: PlacesOf) =>
  queryOptions({
    queryKey: ["shop", shop, "places", of],
    queryFn: ({ signal }) =>
      call<Places>(
        "topic" in of
          ? apiPath(["shops", shop, "topics", idOf(of.topic), "conversations"], {
              kind: kindOf(of.topic),
              minutes: of.minutes,
            })
          : apiPath(["shops", shop, "incidents", of.incident, "conversations"]),
        { signal },
      ),
    refetchInterval,
  });

type TopicAddress = { shop: string; id: string };
export const putTopic = ({ shop, id, ...body }: TopicAddress & { title: string; keywords: string }) =>
  call<z.infer<typeof savedTopic>>(apiPath(["shops", shop, "topics", id]), { method: "PUT", body });

export const removeTopic = ({ shop, id }: TopicAddress) =>
  call<{ revision: number }>(apiPath(["shops", shop, "topics", id]), { method: "DELETE" });
