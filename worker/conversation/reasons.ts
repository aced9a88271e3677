import type { Bilingual } from "../../plugins/sdk/point.ts";

/** Why a policy did not act. Shown to the merchant, so every suppression has one; interventions add reasons of their own. */
export const suppressionReasons = {
  frequency: {
    zh: "本策略在这里已经介入过，按频率限制不再重复",
    en: "This policy has stepped in here already, and its frequency does not allow it again",
  },
  "session-type": { zh: "会话类型不在策略范围内", en: "Not one of the policy's session types" },
  channel: { zh: "渠道不在策略范围内", en: "Not one of the policy's channels" },
  "served-by": { zh: "当前接待方不在策略范围内", en: "Not served by whom the policy names" },
  group: { zh: "客服分组不在策略范围内", en: "Not one of the policy's groups of agents" },
  schedule: { zh: "不在策略的生效时段", en: "Outside the policy's hours" },
  "agents-online": { zh: "在线客服人数不满足条件", en: "Not enough agents are online" },
  order: { zh: "订单状态不在策略范围内", en: "Not one of the policy's states of the order" },
  buyer: { zh: "新老买家不符合策略", en: "Not the policy's kind of buyer" },
  earlier: { zh: "此前的检出还不够多", en: "Too little was found before" },
  "not-widest-gap": {
    zh: "不是人工比机器人满意度高出最多的场景",
    en: "Not the scene in which humans do better than the bot by the most",
  },
  "quality-unknown": {
    zh: "满意度数据还不够，无法比较各场景",
    en: "Too little is known of the scenes to compare them",
  },
  rollout: { zh: "不在本次放量范围内", en: "Outside this roll-out" },
  tuning: { zh: "机器人表现好，按比例没有介入", en: "The bot does well: left to it by the set share" },
  holdout: { zh: "属于对照组，不介入", en: "In the holdout group, so nothing is done" },
  "daily-cap": { zh: "本策略今天已达全店上限", en: "The policy has reached its cap for today, over the whole shop" },
  "in-progress": { zh: "同一干预的上一次还没有结束", en: "The same intervention is still under way" },
  "menu-open": { zh: "买家面前已有一个菜单", en: "The buyer has a menu in front of him already" },
  late: { zh: "消息迟到，现在介入已经太晚", en: "The message came late, and acting now would surprise" },
  answered: { zh: "客服已经回复", en: "An agent has answered" },
  closed: { zh: "会话已经结束", en: "The conversation is closed" },
  resolved: { zh: "问题已经解决", en: "The matter is resolved" },
  withdrawn: { zh: "依据的检测结果已失效", en: "The finding behind it no longer stands" },
  retracted: { zh: "依据的消息已被撤回", en: "The message behind it was retracted" },
  "not-installed": {
    zh: "干预未安装，或设置无效",
    en: "The intervention is not installed, or its settings are not valid",
  },
  paused: { zh: "质检包已暂停或停用", en: "The pack is paused or switched off" },
  error: { zh: "干预运行出错", en: "The intervention failed" },
} as const satisfies Record<string, Bilingual>;
export type SuppressionReason = keyof typeof suppressionReasons;

/** All reasons of the host: why it acted, waits, or did not. */
export const decisionReasons = {
  matched: { zh: "符合策略", en: "The policy applies" },
  delayed: { zh: "等待执行时间", en: "Waiting for its time" },
  asked: { zh: "等待质检包给出方案", en: "Waiting for the pack's plan" },
  // What became of a message that the platform asked about before it was sent.
  changed: { zh: "客服修改后发送", en: "The agent changed it before he sent it" },
  "took-wording": { zh: "客服采用了建议的说法", en: "The agent took the proposed wording" },
  overrode: { zh: "客服说明理由后照发", en: "The agent gave a reason and sent it all the same" },
  "sent-anyway": { zh: "提醒后仍原样发出", en: "It was sent unchanged all the same" },
  followed: { zh: "按后续事件继续", en: "Follows from what happened next" },
  ...suppressionReasons,
} as const satisfies Record<string, Bilingual>;
