import { z } from "@hono/zod-openapi";
import {
  absenceIds,
  absences,
  type Metric,
  reviewMetricIds,
  reviewMetrics,
  serviceMetricIds,
  serviceMetrics,
} from "../reports/metrics.ts";
import { defaultReportDays, mostReportDays } from "../reports/shop-days.ts";

const day = (description: string) =>
  z.iso.date().optional().openapi({ format: "date", description, example: "2026-11-20" });
export const reportDays = z.strictObject({
  from: day(`First day; ${defaultReportDays - 1} days before \`to\` when absent`),
  to: day(`Last day, included; today when absent. At most ${mostReportDays} days`),
});
const group = z
  .string()
  .min(1)
  .max(64)
  .optional()
  .openapi({ description: "Id of a group of agents: only what its accounts did", example: "night-shift" });
const language = z.enum(["zh", "en"]).optional().openapi({ description: "Of headings; absent: the shop's" });

export const serviceQuery = reportDays.extend({ group });
export const serviceFileQuery = serviceQuery.extend({ language });
export const reviewFileQuery = reportDays.extend({ language });
export const trendQuery = serviceQuery.extend({
  metric: z.enum(serviceMetricIds).default("sessions"),
  by: z
    .enum(["day", "hour"])
    .default("day")
    .openapi({ description: "`hour`: by weekday and hour of the shop's clock" }),
});

const reasons = Object.entries(absences).map(([id, { en }]) => `\`${id}\`: ${en}`);
const value = z.number().nullable().openapi({ description: "Not rounded; null: not known, see `absent`" });
const absent = z
  .enum(absenceIds)
  .nullable()
  .openapi({ description: `Why there is no value. ${reasons.join(". ")}` });

const figuresOf = <Id extends string>(ids: readonly [Id, ...Id[]], metrics: readonly Metric[], name: string) =>
  z.record(z.enum(ids), z.object({ value, absent })).openapi(name, {
    description: metrics.map(({ id, unit, formula, row }) => `\`${id}\` (${unit}, ${row}): ${formula.en}`).join("\n\n"),
  });
export const serviceFigures = figuresOf(serviceMetricIds, serviceMetrics, "ServiceFigures");
const reviewFigures = figuresOf(reviewMetricIds, reviewMetrics, "ReviewFigures");

const period = { from: z.iso.date(), to: z.iso.date(), timeZone: z.string() };

export const serviceReport = z
  .object({
    ...period,
    group: z.string().nullable(),
    total: serviceFigures.openapi({ description: "Of the shop, or of the group" }),
    groups: z.array(z.object({ group: z.string(), title: z.string(), figures: serviceFigures })),
    agents: z.array(
      z.object({
        agent: z.string(),
        name: z.string().nullable().openapi({ description: "As it was called last" }),
        role: z.enum(["agent", "bot"]).nullable(),
        figures: serviceFigures,
      }),
    ),
    deductions: z
      .array(z.object({ point: z.string(), findings: z.number(), sessions: z.number(), score: z.number() }))
      .openapi({ description: "What cost scores, by point, most first" }),
  })
  .openapi("ServiceReport");

export const reviewReport = z
  .object({
    ...period,
    total: reviewFigures,
    reviewers: z.array(z.object({ by: z.string(), name: z.string().nullable(), figures: reviewFigures })),
  })
  .openapi("ReviewReport");

const sessions = z.number().openapi({ description: "That it is computed from" });
export const trend = z
  .object({
    ...period,
    group: z.string().nullable(),
    metric: z.enum(serviceMetricIds),
    days: z
      .array(z.object({ day: z.iso.date(), value, absent, sessions }))
      .openapi({ description: "With `by=day`: every day; else empty" }),
    hours: z
      .array(
        z.object({
          weekday: z.number().int().openapi({ description: "1 for Monday to 7 for Sunday" }),
          hour: z.number().int(),
          value,
          absent,
          sessions,
        }),
      )
      .openapi({ description: "With `by=hour`: those that had sessions, by their first message; else empty" }),
  })
  .openapi("ReportTrend");
