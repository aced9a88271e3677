import { useQuery } from "@tanstack/react-query";
import { Navigate } from "react-router";
import { meQuery } from "../api/queries.ts";
import { Failure } from "../show/failure.tsx";
import { Loading } from "../show/loading.tsx";
import { lastShop } from "./last-shop.ts";

/** Opens the shop that was looked at last, or the first one. */
export function Home() {
  const me = useQuery(meQuery);
  if (me.isPending) return <Loading />;
  if (me.isError) return <Failure error={me.error} onRetry={() => me.refetch()} />;
  const shop = me.data.shops.find(({ id }) => id === lastShop()) ?? me.data.shops[0];
  // A new administrator opens his first shop there; everybody else is told whom to ask.
  if (shop === undefined) return <Navigate to="/set-up" replace />;
  const page = shop.may.includes("read") ? "live" : "my";
  return <Navigate to={`/shops/${encodeURIComponent(shop.id)}/${page}`} replace />;
}
