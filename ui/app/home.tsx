import { useQuery } from "@tanstack/react-query";
import { Navigate } from "react-router";
import { meQuery } from "../api/queries.ts";
import { Failure } from "../show/failure.tsx";
import { Loading } from "../show/loading.tsx";
import { lastShop } from "./last-shop.ts";
import { NotFound } from "./not-found.tsx";

/** Opens the shop that was looked at last, or the first one. */
export function Home() {
  const me = useQuery(meQuery);
  if (me.isPending) return <Loading />;
  if (me.isError) return <Failure error={me.error} onRetry={() => me.refetch()} />;
  const shop = me.data.shops.find(({ id }) => id === lastShop()) ?? me.data.shops[0];
  if (shop === undefined) return <NotFound />;
  const page = shop.may.includes("read") ? "live" : "my";
  return <Navigate to={`/shops/${encodeURIComponent(shop.id)}/${page}`} replace />;
}
