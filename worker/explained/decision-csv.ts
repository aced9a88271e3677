import type { decision } from "../../db/schema.ts";
import type { Bilingual } from "../../plugins/sdk/point.ts";
import { writeCsv } from "../files/write-csv.ts";
import { interventionTitle, type Packs, reasonText } from "./reason-text.ts";
import { momentText } from "./trigger-text.ts";

type Row = Omit<typeof decision.$inferSelect, "merchant" | "shop" | "seq">;
type Language = keyof Bilingual;
type Cell = string | number | null;
type Column = { readonly title: Bilingual; readonly of: (row: Row, how: How) => Cell };
type How = {
  readonly language: Language;
  readonly time: (at: number | null) => string | null;
  readonly packs: Packs;
};

const seconds = (from: number | null, to: number | null) =>
  from === null || to === null ? null : Math.round((to - from) / 1_000);

/** No words of the chat: messages are named by their ids. */
const columns: readonly Column[] = [
  { title: { zh: "时间", en: "Time" }, of: ({ at }, { time }) => time(at) },
  { title: { zh: "会话", en: "Conversation" }, of: ({ conversation }) => conversation },
  { title: { zh: "渠道", en: "Channel" }, of: ({ channel }) => channel },
  { title: { zh: "买家", en: "Buyer" }, of: ({ buyer }) => buyer },
  { title: { zh: "买家昵称", en: "Buyer's name" }, of: ({ buyerName }) => buyerName },
  { title: { zh: "策略", en: "Policy" }, of: ({ policy }) => policy },
  { title: { zh: "修订", en: "Revision" }, of: ({ revision }) => revision },
  { title: { zh: "模式", en: "Mode" }, of: ({ mode }) => mode },
  { title: { zh: "干预", en: "Intervention" }, of: ({ intervention }) => intervention },
  {
    title: { zh: "干预名称", en: "Intervention's name" },
    of: ({ intervention }, { language, packs }) => interventionTitle(intervention, packs)[language],
  },
  { title: { zh: "检测点", en: "Point" }, of: ({ point }) => point },
  {
    title: { zh: "时机", en: "Moment" },
    of: ({ moment }, { language }) => (moment === null ? null : momentText(moment)[language]),
  },
  { title: { zh: "依据的消息", en: "Evidence" }, of: ({ evidence }) => evidence.join(" ") },
  { title: { zh: "结果", en: "Outcome" }, of: ({ outcome }) => outcome },
  { title: { zh: "原因代码", en: "Reason" }, of: ({ reason }) => reason },
  {
    title: { zh: "原因", en: "Reason in words" },
    of: (row, { language, packs }) => reasonText(row, packs)[language],
  },
  { title: { zh: "分组", en: "Arm" }, of: ({ arm }) => arm },
  { title: { zh: "选择", en: "Choice" }, of: ({ choice }) => choice },
  { title: { zh: "选择时间", en: "Chosen at" }, of: ({ choiceAt }, { time }) => time(choiceAt) },
  { title: { zh: "转人工时间", en: "Handed over at" }, of: ({ handedOverAt }, { time }) => time(handedOverAt) },
  { title: { zh: "人工接起时间", en: "Human at" }, of: ({ humanAt }, { time }) => time(humanAt) },
  {
    title: { zh: "等待人工（秒）", en: "Wait for the human (s)" },
    of: ({ handedOverAt, humanAt }) => seconds(handedOverAt, humanAt),
  },
  { title: { zh: "评分", en: "Rating" }, of: ({ rating }) => rating },
  { title: { zh: "下单时间", en: "Ordered at" }, of: ({ orderedAt }, { time }) => time(orderedAt) },
  {
    title: { zh: "再次咨询时间", en: "Contacted again at" },
    of: ({ contactedAgainAt }, { time }) => time(contactedAgainAt),
  },
  { title: { zh: "编号", en: "Id" }, of: ({ id }) => id },
];

/** Times as spreadsheets read them: `2026-11-20 21:00:00` in the shop's time zone. */
function clock(timeZone: string): How["time"] {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
  return (at) => (at === null ? null : format.format(at));
}

export type CsvOptions = { readonly language: Language; readonly timeZone: string; readonly packs: Packs };

/** The file, page by page; see `writeCsv`. */
export async function* decisionCsv(
  pages: AsyncIterable<readonly Row[]>,
  { language, timeZone, packs }: CsvOptions,
): AsyncGenerator<string> {
  const how = { language, time: clock(timeZone), packs };
  yield writeCsv([columns.map(({ title }) => title[language])]);
  for await (const rows of pages)
    yield writeCsv(
      rows.map((row) => columns.map(({ of }) => of(row, how))),
      { bom: false },
    );
}
