import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { type ServiceSums, serviceFigures } from "./figures.ts";
import { serviceMetrics } from "./metrics.ts";
import { serviceCsv } from "./report-csv.ts";

const sums: ServiceSums = {
  sessions: 2,
  uncounted: 0,
  received: 1,
  answered: 1,
  rounds: 3,
  replyMs: 10_000,
  humanRounds: 0,
  humanReplyMs: 0,
  durationMs: 1_000,
  scored: 1,
  score: 97,
  deductions: 1,
  paidAmount: 5_950,
  payers: 1,
  inquirers: 1,
};

test("a file has a row for the shop, each group and each account; names that look like formulas are text", () => {
  const figures = serviceFigures(sums, { hasOrders: true });
  const agents = [{ agent: "a-1", name: '=HYPERLINK("http://x")', role: "agent" as const, figures }];
  const groups = [{ group: "night", title: "夜班", figures }];
  const file = serviceCsv({ total: figures, groups, agents, deductions: [] }, "zh");
  expect(file.startsWith("\uFEFF")).toBe(true);
  expect(file.split("\r\n").length).toBe(5);
  const [head = [], shop = [], group, agent] = parse(file, { bom: true }) as string[][];
  expect(head.slice(3)).toHaveLength(serviceMetrics.length);
  expect(head).toContain("人工平响 (秒)");
  expect(shop.slice(0, 8)).toEqual(["全店", "", "", "2", "1", "3.33", "", "0.5"]);
  expect(shop[head.indexOf("成交额 (元)")]).toBe("59.5");
  expect(group?.slice(0, 3)).toEqual(["分组", "night", "夜班"]);
  expect(agent?.slice(0, 3)).toEqual(["客服", "a-1", `'=HYPERLINK("http://x")`]);
});
