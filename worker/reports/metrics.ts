import type { Bilingual } from "../../plugins/sdk/point.ts";

/**
 * Every figure of the reports: API, page, CSV files and `docs/metrics.md` take names, units and formulas from here. Arithmetic is
 * in `figures.ts`. `row`: feature row that defines it. `behind`: what the rows are that it is counted from.
 */
export const units = ["count", "seconds", "percent", "score", "cents"] as const;
export type Unit = (typeof units)[number];

export type Metric = {
  readonly id: string;
  readonly title: Bilingual;
  readonly unit: Unit;
  readonly formula: Bilingual;
  readonly row: string;
  readonly behind: "sessions" | "findings" | "reviewed sessions" | "remarks" | "nothing";
};

export const serviceMetrics = [
  {
    id: "sessions",
    title: { zh: "会话量", en: "Sessions" },
    unit: "count",
    formula: {
      zh: "会话（通）数：同一买家、同一客服账号、同一天算一通",
      en: "Number of sessions: one buyer, one agent account, one day",
    },
    row: "F159",
    behind: "sessions",
  },
  {
    id: "received",
    title: { zh: "接待买家", en: "Buyers received" },
    unit: "count",
    formula: {
      zh: "发过消息的买家数，每位买家每天算一次；客服主动发起而买家没有回复的不算",
      en: "Buyers who wrote, each once a day; chats that the agent began and the buyer never answered are left out",
    },
    row: "F168, F172",
    behind: "sessions",
  },
  {
    id: "averageReply",
    title: { zh: "平均回复用时", en: "Average reply" },
    unit: "seconds",
    formula: {
      zh: "各轮回复用时之和 ÷ 有回复的轮数；含机器人和首次自动回复",
      en: "Reply times of all rounds ÷ rounds that were answered; bot and automatic first replies included",
    },
    row: "F045",
    behind: "sessions",
  },
  {
    id: "humanReply",
    title: { zh: "人工平响", en: "Human reply" },
    unit: "seconds",
    formula: {
      zh: "人工各轮回复用时之和 ÷ 人工轮数；每轮最多按 10 分钟计，机器人和自动回复的轮次不算",
      en: "Reply times of human rounds ÷ those rounds; a round counts 10 minutes at most, rounds that a bot or an automatic reply answered are left out",
    },
    row: "F167, F131",
    behind: "sessions",
  },
  {
    id: "averageResponse",
    title: { zh: "平均响应时长", en: "Average response" },
    unit: "seconds",
    formula: {
      zh: "接待时长之和（每通从第一条到最后一条消息）÷ 会话量；含自动回复",
      en: "Duration of receptions (first to last message of a session) ÷ sessions; automatic replies included",
    },
    row: "F173",
    behind: "sessions",
  },
  {
    id: "replyRate",
    title: { zh: "回复率", en: "Reply rate" },
    unit: "percent",
    formula: {
      zh: "得到回复的买家 ÷ 提问的买家，每位买家每天算一次",
      en: "Buyers who got a reply ÷ buyers who wrote, each once a day",
    },
    row: "F174",
    behind: "sessions",
  },
  {
    id: "averageScore",
    title: { zh: "平均质检得分", en: "Average score" },
    unit: "score",
    formula: {
      zh: "会话得分之和 ÷ 已判分且计入考核的会话数；以人工结果为准：误判的不扣分，人工添加的标签和改过的分数都算",
      en: "Scores of sessions ÷ sessions that were scored and count; the human word wins: what a person called wrong costs nothing, findings that people added and scores that they edited count",
    },
    row: "F169",
    behind: "sessions",
  },
  {
    id: "deductions",
    title: { zh: "扣分项", en: "Deductions" },
    unit: "count",
    formula: {
      zh: "这些会话中成立的扣分检出数，含人工添加的；撤回和判为误判的不算",
      en: "Deductions that stand in these sessions, those that people added among them; withdrawn and wrong ones are left out",
    },
    row: "F156",
    behind: "findings",
  },
  {
    id: "paidTotal",
    title: { zh: "成交额", en: "Paid total" },
    unit: "cents",
    formula: {
      zh: "买家当天咨询后下单并当天付款的金额，只计给付款前最后接待的账号；之后的退款不扣除",
      en: "Orders placed after the buyer's first question of the day and paid that day, for the last account before the payment only; later refunds are not taken off",
    },
    row: "F166",
    behind: "sessions",
  },
  {
    id: "conversion",
    title: { zh: "询单转化率", en: "Conversion" },
    unit: "percent",
    formula: {
      zh: "当天咨询当天付款的买家 ÷ 询单买家（当天咨询且此前 21 天没有成交，或当天付款）",
      en: "Buyers who asked and paid that day ÷ inquirers (asked that day and bought nothing in the 21 days before, or paid that day)",
    },
    row: "F170",
    behind: "sessions",
  },
  {
    id: "orderValue",
    title: { zh: "客单价", en: "Paid per payer" },
    unit: "cents",
    formula: { zh: "成交额 ÷ 付款买家数", en: "Paid total ÷ buyers who paid" },
    row: "F171",
    behind: "sessions",
  },
] as const satisfies readonly Metric[];

export const reviewMetrics = [
  {
    id: "reviewers",
    title: { zh: "参与质检人数", en: "Reviewers" },
    unit: "count",
    formula: {
      zh: "标记过“已检”的账号数，按质检时间",
      en: "Accounts that marked a session as looked through, by the time of that",
    },
    row: "F158 (M1)",
    behind: "reviewed sessions",
  },
  {
    id: "reviewedSessions",
    title: { zh: "人工质检会话量", en: "Reviewed sessions" },
    unit: "count",
    formula: {
      zh: "标记为“已检”的会话数，没有标签的也算；一通计给最后质检的人",
      en: "Sessions marked as looked through, also those without findings; each counts for whoever looked last",
    },
    row: "F159 (M2)",
    behind: "reviewed sessions",
  },
  {
    id: "correctionRate",
    title: { zh: "纠错率", en: "Correction rate" },
    unit: "percent",
    formula: {
      zh: "人工发现扣分项（人工添加扣分标签）的已检会话 ÷ 人工质检会话量",
      en: "Reviewed sessions to which a person added a deduction ÷ reviewed sessions",
    },
    row: "F160 (M3)",
    behind: "reviewed sessions",
  },
  {
    id: "systemTags",
    title: { zh: "系统检出复核量", en: "System findings reviewed" },
    unit: "count",
    formula: {
      zh: "已检会话中的系统检出：保留的加判为误判的",
      en: "Findings of the system in reviewed sessions: those kept and those called wrong",
    },
    row: "F161 (M4)",
    behind: "findings",
  },
  {
    id: "addedTags",
    title: { zh: "人工添加标签数", en: "Findings added by people" },
    unit: "count",
    formula: { zh: "已检会话中人工添加的标签数", en: "Findings that people added in reviewed sessions" },
    row: "F162 (M5)",
    behind: "reviewed sessions",
  },
  {
    id: "sessionRemarks",
    title: { zh: "会话备注数", en: "Sessions with a remark" },
    unit: "count",
    formula: {
      zh: "已检会话中有会话备注的会话数，一通里几条都算一通",
      en: "Reviewed sessions that have a remark on the whole, each once however many",
    },
    row: "F163 (M6)",
    behind: "reviewed sessions",
  },
  {
    id: "sentenceRemarks",
    title: { zh: "句子备注数", en: "Remarks on sentences" },
    unit: "count",
    formula: {
      zh: "写在检出（引用句子）旁的备注数，按备注时间；一通里两条算两条",
      en: "Remarks beside findings, which quote sentences, by the time of the remark; two in a session are two",
    },
    row: "F164 (M7)",
    behind: "remarks",
  },
  {
    id: "reviewTime",
    title: { zh: "质检时长", en: "Time spent reviewing" },
    unit: "seconds",
    formula: {
      zh: "质检页面的停留时间（离开减进入）之和，按进入时间；去别的页面算离开，超过 10 分钟没有操作，算到最后一次操作为止。按服务器时间，一人同时只算一个页面",
      en: "Time on the page of a session (leaving − entering) added up, by when it was entered; another page is leaving, and after more than 10 minutes without an action time ends with the last one. By the server's clock, and one page of a person at a time",
    },
    row: "F165 (M8)",
    behind: "reviewed sessions",
  },
] as const satisfies readonly Metric[];

export type ServiceMetric = (typeof serviceMetrics)[number]["id"];
export type ReviewMetric = (typeof reviewMetrics)[number]["id"];
const idsOf = <Id extends string>(list: readonly { readonly id: Id }[]) => list.map(({ id }) => id) as [Id, ...Id[]];
export const serviceMetricIds = idsOf<ServiceMetric>(serviceMetrics);
export const reviewMetricIds = idsOf<ReviewMetric>(reviewMetrics);

/** Why a figure is not there. Nothing is made up in its place. */
export const absences = {
  "no-cases": { zh: "这段时间没有可计算的会话", en: "Nothing to compute it from in this period" },
  "no-orders": { zh: "平台没有上报订单", en: "The platform reports no orders" },
  "not-counted-then": {
    zh: "这段时间有会话早于该数据的记录",
    en: "Some sessions of this period are older than the record of it",
  },
  "time-not-recorded": {
    zh: "这段时间没有记录到质检页面的停留时间",
    en: "No time on the page of a session was recorded in this period",
  },
} as const satisfies Record<string, Bilingual>;
export type Absence = keyof typeof absences;
export const absenceIds = Object.keys(absences) as [Absence, ...Absence[]];
