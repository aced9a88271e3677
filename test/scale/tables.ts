import { type Cost, costs } from "./costs.ts";
import { answers, carriedBy, partsOf, powersOfTen } from "./limits.ts";
import { type Load, messagesASecond } from "./load.ts";
import { type Model, modelOf, priceParts, totalOf } from "./model.ts";
import { type ChatShape, chatShape, type Peak, simulatePeak } from "./peak.ts";

export type Table = {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** Everything that the model says of a load. */
export type Scale = {
  readonly load: Load;
  readonly shape: ChatShape;
  readonly model: Model;
  readonly peaks: readonly Peak[];
};

/** Numbers of databases around the one that arithmetic asks for. */
const around = [1.5, 1, 0.9, 0.8, 0.75, 0.5];

export function scaleOf(load: Load): Scale {
  const shape = chatShape(load);
  const model = modelOf(load, shape);
  const counts = new Set(around.map((factor) => Math.max(1, Math.round(model.databases.byCalls * factor))));
  return { load, shape, model, peaks: [...counts].map((databases) => simulatePeak(load, { databases })) };
}

export function figure(value: number): string {
  if (value >= 1_000) return Number(value.toPrecision(3)).toLocaleString("en-US");
  return String(Number(value.toPrecision(3)));
}
const percent = (share: number) => `${figure(100 * share)} %`;
const seconds = (ms: number) => `${figure(ms / 1_000)} s`;

export const tableNames = ["load", "house", "price", "lag", "powers", "limits", "costs"] as const;
export type TableName = (typeof tableNames)[number];

export function tablesOf(scale: Scale): { readonly [name in TableName]: Table } {
  return {
    load: loadTable(scale),
    house: houseTable(scale),
    price: priceTable(scale),
    lag: lagTable(scale),
    powers: powersTable(scale),
    limits: limitsTable(scale),
    costs: costsTable(),
  };
}

const two = (title: string, rows: readonly (readonly [string, string])[]): Table => ({
  title,
  head: ["figure", "value"],
  rows,
});

function loadTable({ load }: Scale): Table {
  return two("The load", [
    ["conversations a day", figure(load.conversationsADay)],
    ["shops", figure(load.shops)],
    ["messages each", figure(load.messagesEach)],
    ["busiest hour against the average", figure(load.peak)],
    ["mean pause between messages", `${figure(load.gapSeconds)} s`],
    ["messages that bring a finding or a decision", percent(load.newsShare)],
    ["flushes that tell the Floor something", percent(load.publishShare)],
    ["conversations in a shop with an open panel", percent(load.watchedShare)],
    ["conversations in the largest shop", percent(load.hotShare)],
    ["retention", `${figure(load.retentionDays)} days`],
  ]);
}

function houseTable({ model, shape }: Scale): Table {
  const { perMillion, databases, storedGb } = model;
  return two("What it means", [
    ["messages a second, average", figure(model.messagesASecond.average)],
    ["messages a second, peak", figure(model.messagesASecond.peak)],
    ["processors busy at the peak", figure(model.processors)],
    ["objects in memory at the peak", figure(model.liveObjects)],
    ["object requests, per million messages", figure(perMillion.objectRequests)],
    ["rows written in objects, per million messages", figure(perMillion.rowsWritten)],
    ["of them `setAlarm`", figure(perMillion.setAlarms)],
    ["appends to ledgers, per million messages", figure(perMillion.appends)],
    ["rows to ledgers, per million messages", figure(1e6 * shape.rows)],
    ["publishes to Floors, per million messages", figure(perMillion.publishes)],
    ["appends a second, peak", figure(model.appendsASecond)],
    ["ledger rows a second, peak", figure(model.ledgerRowsASecond)],
    ["publishes a second, peak", figure(model.publishesASecond)],
    ["facts of shops read a second, peak", figure(model.readsASecond.facts)],
    ["settings read a second, peak", figure(model.readsASecond.settings)],
    ["ledger databases, by calls of their objects", figure(databases.byCalls)],
    ["ledger databases, by rows written", figure(databases.byRows)],
    ["ledger databases, by disk, if every day were this one", figure(databases.byStorage)],
    ["GB a day in ledgers", figure(storedGb.ledgerADay)],
    ["GB a day in objects", figure(storedGb.objectsADay)],
    ["GB kept, if every day were this one", figure(storedGb.kept)],
  ]);
}

function priceTable({ model: { price } }: Scale): Table {
  const rows = priceParts.map((part) => [part, price[part].toFixed(2), percent(price[part] / totalOf(price))]);
  const head = ["part", "$ per million messages", "share"];
  return { title: "Price", head, rows: [...rows, ["all", totalOf(price).toFixed(2), "100 %"]] };
}

function lagTable({ peaks }: Scale): Table {
  return {
    title: "Ledger lag in the peak hour, simulated",
    head: [
      "databases",
      "appends/s of each",
      "receipt p50",
      "receipt p99",
      "message in the ledger, p99",
      "appends waiting at most",
      "",
    ],
    rows: peaks.map(({ databases, appendsASecond, receiptMs, lagMs, deepest, grows }) => [
      figure(databases),
      figure(appendsASecond),
      seconds(receiptMs.p50),
      seconds(receiptMs.p99),
      seconds(lagMs.p99),
      figure(deepest),
      grows ? "grows for as long as the peak lasts" : receiptMs.p99 > 5_000 ? "over 5 s" : "",
    ]),
  };
}

function powersTable({ load, shape }: Scale): Table {
  return {
    title: "By powers of ten",
    head: [
      "conversations a day",
      "messages/s, peak",
      "databases",
      "$ a day",
      "over 80 % full in the house as it is, one database",
    ],
    rows: powersOfTen(load, shape).map(({ load: of, model, full }) => [
      figure(of.conversationsADay),
      figure(model.messagesASecond.peak),
      figure(Math.max(...Object.values(model.databases))),
      figure((totalOf(model.price) * messagesASecond(of) * 86_400) / 1e6),
      full.map(({ part, used }) => `${part} (${percent(used)})`).join(", ") || "nothing",
    ]),
  };
}

function limitsTable({ load, shape, model }: Scale): Table {
  return {
    title: "What breaks first",
    head: ["part", "carries conversations a day", "used by this load", "then"],
    rows: partsOf(load, shape, model).map(({ part, used }) => [
      part,
      `${carriedText(carriedBy(part, load, shape))}${part.startsWith("hot") ? " in one shop" : ""}`,
      percent(used),
      answers[part],
    ]),
  };
}

/** Some parts never fill as long as little else is there. */
const carriedText = (conversations: number) => (conversations > 1e11 ? "any number" : figure(conversations));

function costsTable(): Table {
  const all: readonly Cost[] = Object.values(costs);
  const rows = all.map(({ value, unit, kind, source, at = "" }) => [figure(value), unit, kind, source, at]);
  return { title: "What the model takes", head: ["value", "unit", "kind", "source", "of"], rows };
}

export function asMarkdown({ head, rows }: Table): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

export function asText({ title, head, rows }: Table): string {
  const widths = head.map((cell, index) =>
    Math.max(...[cell, ...rows.map((row) => row[index] ?? "")].map(({ length }) => length)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join("  ")
      .trimEnd();
  return [title, ...[head, ...rows].map((cells) => `  ${line(cells)}`)].join("\n");
}
