import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import type { reviewReport, serviceReport, trend } from "../../worker/api/report-schemas.ts";
import type { ServiceMetric } from "../../worker/reports/metrics.ts";
import type { Days } from "../../worker/reports/shop-days.ts";
import { apiPath, call } from "./call.ts";

export type ServiceReport = z.infer<typeof serviceReport>;
export type ReviewReport = z.infer<typeof reviewReport>;
export type Trend = z.infer<typeof trend>;
export type ReportFilter = Days & { readonly group: string | null };

/** Sums over thousands of sessions: not asked for anew at each look. */
const staleTime = 60_000;

export const serviceReportQuery = (shop: string, filter: ReportFilter) =>
  queryOptions({
    queryKey: ["shop", shop, "reports", "service", filter],
    queryFn: ({ signal }) => call<ServiceReport>(apiPath(["shops", shop, "reports", "service"], filter), { signal }),
    staleTime,
  });

export const reviewReportQuery = (shop: string, { from, to }: Days) =>
  queryOptions({
    queryKey: ["shop", shop, "reports", "review", from, to],
    queryFn: ({ signal }) =>
      call<ReviewReport>(apiPath(["shops", shop, "reports", "review"], { from, to }), { signal }),
    staleTime,
  });

export const trendQuery = (shop: string, filter: ReportFilter & { metric: ServiceMetric; by: "day" | "hour" }) =>
  queryOptions({
    queryKey: ["shop", shop, "reports", "trend", filter],
    queryFn: ({ signal }) => call<Trend>(apiPath(["shops", shop, "reports", "trend"], filter), { signal }),
    staleTime,
  });
