import { action } from "../../plugins/sdk/intervention.ts";
import { limits } from "../../plugins/sdk/output.ts";
import { packLimits } from "../../plugins/sdk/pack-file.ts";
import { personalData } from "../../plugins/sdk/personal-data.ts";
import { moments, pointKinds, severities } from "../../plugins/sdk/point.ts";
import { unlessConditions } from "../../plugins/sdk/policy.ts";
import { combinationLimits } from "../../plugins/sdk/rules/combination.ts";
import { keywordLimits } from "../../plugins/sdk/rules/keywords.ts";
import { patternLimits } from "../../plugins/sdk/rules/pattern.ts";
import { ruleLimits } from "../../plugins/sdk/rules/rule-limits.ts";
import { scenes } from "../../plugins/sdk/shop.ts";
import { usualThreshold } from "../../plugins/sdk/text/similar.ts";
import type { DocsLanguage } from "../../worker/api/docs/author-pages.ts";
import { askedAtOnce } from "../../worker/conversation/guest-asks.ts";
import { seenMessages } from "../../worker/conversation/guest-view.ts";
import { breaker } from "../../worker/floor/guest-breaker.ts";
import { longestOutput, stepsOfCall } from "../../worker/guest/realm/call.ts";
import { longestText } from "../../worker/guest/realm/steps.ts";
import { defaultDailyCalls } from "../../worker/settings/snapshot.ts";

/** The page of limits in both languages, from the code that enforces them. `npm run generate` writes it, a test compares it. */

type Text = { readonly zh: string; readonly en: string };
type Row = readonly [Text, string];
type Table = {
  readonly title: Text;
  readonly about?: Text;
  readonly head: readonly [Text, Text];
  readonly rows: readonly Row[];
};

const limit = [
  { zh: "限制", en: "Limit" },
  { zh: "值", en: "Value" },
] as const;
const number = (value: number) => value.toLocaleString("en-US");
const listed = (values: readonly string[]) => values.map((value) => `\`${value}\``).join(", ");
const same = (text: string): Text => ({ zh: text, en: text });

const tables: readonly Table[] = [
  {
    title: { zh: "检测点一次能返回的", en: "What a point may return at once" },
    head: limit,
    rows: [
      [{ zh: "结果", en: "Results" }, number(limits.results)],
      [
        { zh: "每个检出保留的证据（前几处）", en: "Places of evidence that are kept of a finding, the first" },
        number(limits.spans),
      ],
      [{ zh: "定时器名字的字符", en: "Characters of a timer's name" }, number(limits.timerName)],
      [{ zh: "定时器的秒数", en: "Seconds of a timer" }, number(limits.seconds)],
      [{ zh: "`data` 的字段", en: "Fields of `data`" }, number(limits.dataFields)],
      [{ zh: "`data` 里一段文字的字符", en: "Characters of a text in `data`" }, number(limits.dataText)],
    ],
  },
  {
    title: { zh: "检测包文件", en: "The pack file" },
    head: limit,
    rows: [
      [{ zh: "整个文件的字节", en: "Bytes of the file" }, number(packLimits.file)],
      [{ zh: "打包后代码的字符", en: "Characters of the bundled code" }, number(packLimits.code)],
    ],
  },
  {
    title: { zh: "隔离包", en: "Guests" },
    head: limit,
    rows: [
      [{ zh: "看到的最新消息", en: "Newest messages that it sees" }, number(seenMessages)],
      [{ zh: "一次调用最多问的事件", en: "Events of one call" }, number(askedAtOnce)],
      [{ zh: "一次询问的步数", en: "Steps of one question" }, number(stepsOfCall)],
      [{ zh: "它能造出的文本的字符", en: "Characters of a text that it makes" }, number(longestText)],
      [{ zh: "一个回答的字符（JSON）", en: "Characters of one answer, as JSON" }, number(longestOutput)],
      [{ zh: "每店每天的调用（可改）", en: "Calls of a shop and day (may be changed)" }, number(defaultDailyCalls)],
      [
        { zh: "暂停前的失败次数", en: "Failures before it is paused" },
        `${breaker.failures} / ${breaker.withinMs / 60_000} min`,
      ],
    ],
  },
  {
    title: { zh: "规则", en: "Rules" },
    head: limit,
    rows: [
      [{ zh: "每条规则的标准", en: "Standards of a rule" }, number(ruleLimits.standards)],
      [{ zh: "每个标准的条件", en: "Conditions of a standard" }, number(ruleLimits.conditions)],
      [{ zh: "每条规则的组合", en: "Combinations of a rule" }, number(ruleLimits.combinations)],
      [{ zh: "每条规则的内容项", en: "Contents of a rule" }, number(ruleLimits.contents)],
      [{ zh: "关键词表达式的字符", en: "Characters of a keyword expression" }, number(keywordLimits.characters)],
      [{ zh: "展开后的备选", en: "Alternatives once groups are expanded" }, number(keywordLimits.alternatives)],
      [{ zh: "每个备选的词", en: "Words of an alternative" }, number(keywordLimits.terms)],
      [{ zh: "分组的层数", en: "Depth of groups" }, number(keywordLimits.depth)],
      [{ zh: "正则的字符", en: "Characters of a pattern" }, number(patternLimits.characters)],
      [{ zh: "正则读取的消息字符", en: "Characters of a message that a pattern reads" }, number(patternLimits.input)],
      [{ zh: "`when` 的字符", en: "Characters of `when`" }, number(combinationLimits.characters)],
      [{ zh: "相似度的常用值", en: "Usual threshold of similar sentences" }, String(usualThreshold)],
    ],
  },
  {
    title: { zh: "可以读的个人信息", en: "Personal data that may be read" },
    head: [same("`personalData`"), { zh: "读到什么", en: "What is read" }],
    rows: [],
  },
  {
    title: { zh: "可选的值", en: "Values to choose from" },
    head: [
      { zh: "字段", en: "Field" },
      { zh: "值", en: "Values" },
    ],
    rows: [
      [same("`kind`"), listed(pointKinds)],
      [same("`moment`"), listed(moments)],
      [same("`severity`"), listed(severities)],
      [
        { zh: "动作的 `kind`", en: "`kind` of an action" },
        listed(action.options.map((option) => option.shape.kind.value)),
      ],
      [{ zh: "步骤的 `unless`", en: "`unless` of a step" }, listed(unlessConditions)],
      [{ zh: "买家来意的 `scenes`", en: "`scenes`, what buyers come for" }, listed(Object.keys(scenes))],
    ],
  },
];

const intro: Text = {
  zh: "# 限制一览\n\n<!-- 由 npm run generate 从代码生成。 -->\n\n下面的数字由执行它们的代码生成。",
  en: "# Limits\n\n<!-- Generated from the code by npm run generate. -->\n\nThese figures come from the code that enforces them.",
};

export function limitsPage(language: DocsLanguage): string {
  const parts = tables.map(({ title, head, rows }) => {
    const body = rows.length > 0 ? rows : personalRows(language);
    const lines = [
      head.map((cell) => cell[language]),
      ["---", "---"],
      ...body.map(([name, value]) => [name[language], value]),
    ];
    return `## ${title[language]}\n\n${lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n")}`;
  });
  return `${[intro[language], ...parts].join("\n\n")}\n`;
}

function personalRows(language: DocsLanguage): Row[] {
  return Object.entries(personalData).map(([kind, text]) => [same(`\`${kind}\``), text[language]]);
}
