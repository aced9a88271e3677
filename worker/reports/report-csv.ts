import type { Bilingual } from "../../plugins/sdk/point.ts";
import { writeCsv } from "../files/write-csv.ts";
import type { Figure } from "./figures.ts";
import { type Metric, reviewMetrics, serviceMetrics, type Unit } from "./metrics.ts";
import type { ReviewReport } from "./review-report.ts";
import type { ServiceReport } from "./service-report.ts";

type Language = keyof Bilingual;
type Cell = string | number | null;

const unitNames: Record<Unit, Bilingual | null> = {
  count: null,
  score: null,
  seconds: { zh: "秒", en: "s" },
  percent: { zh: "%", en: "%" },
  cents: { zh: "元", en: "yuan" },
};
const kinds = {
  shop: { zh: "全店", en: "Shop" },
  group: { zh: "分组", en: "Group" },
  agent: { zh: "客服", en: "Agent" },
  bot: { zh: "机器人", en: "Bot" },
} satisfies Record<string, Bilingual>;
const named = {
  kind: { zh: "范围", en: "Scope" },
  id: { zh: "账号或编号", en: "Account or id" },
  name: { zh: "名称", en: "Name" },
  everybody: { zh: "全部", en: "All" },
} satisfies Record<string, Bilingual>;

/** Two decimals are enough for a spreadsheet; a figure that is not there is an empty cell. */
function cellOf({ value }: Figure, unit: Unit): Cell {
  if (value === null) return null;
  return Math.round(100 * (unit === "cents" ? value / 100 : value)) / 100;
}

function headOf(metrics: readonly Metric[], language: Language): string[] {
  return metrics.map(({ title, unit }) => {
    const name = unitNames[unit];
    return name === null ? title[language] : `${title[language]} (${name[language]})`;
  });
}

export function serviceCsv({ total, groups, agents }: ServiceReport, language: Language): string {
  const row = (kind: keyof typeof kinds, id: string | null, name: string | null, figures: ServiceReport["total"]) => [
    kinds[kind][language],
    id,
    name,
    ...serviceMetrics.map((metric) => cellOf(figures[metric.id], metric.unit)),
  ];
  return writeCsv([
    [...[named.kind, named.id, named.name].map((title) => title[language]), ...headOf(serviceMetrics, language)],
    row("shop", null, null, total),
    ...groups.map(({ group, title, figures }) => row("group", group, title, figures)),
    ...agents.map(({ agent, name, role, figures }) => row(role === "bot" ? "bot" : "agent", agent, name, figures)),
  ]);
}

export function reviewCsv({ total, reviewers }: ReviewReport, language: Language): string {
  const cells = (figures: ReviewReport["total"]) =>
    reviewMetrics.map((metric) => cellOf(figures[metric.id], metric.unit));
  return writeCsv([
    [named.id[language], named.name[language], ...headOf(reviewMetrics, language)],
    [null, named.everybody[language], ...cells(total)],
    ...reviewers.map(({ by, name, figures }) => [by, name, ...cells(figures)]),
  ]);
}
