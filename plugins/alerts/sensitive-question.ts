import { definePoint, finding } from "interject/sdk";
import { z } from "zod";
import { merged } from "../language/passage.ts";
import { phraseSettings, uncovered } from "../language/phrases.ts";

/** What a shop's answers are held to: invoices, health, genuineness, privacy. The shop's list replaces or extends it. */
const usual =
  "发票 专票 增票 开票 税点 孕妇 哺乳期 过敏 副作用 有毒 致癌 甲醛 治疗 治病 疗效 授权书 质检报告 检测报告 个人信息 隐私 泄露 身份证 银行卡号 返现 好评返 刷单".split(
    " ",
  );

/** The buyer asks about a topic that the agent must answer with care. */
export const sensitiveQuestion = definePoint({
  id: "sensitive-question",
  title: { zh: "敏感问题", en: "Sensitive question" },
  description: {
    zh: "买家问到需要谨慎回答的话题（如发票、孕妇能否使用、个人信息），提醒客服小心作答。话题清单由商家设置。",
    en: "The buyer raises a topic that must be answered with care, such as invoices, use in pregnancy or personal data. The list of topics is a setting.",
  },
  kind: "alert",
  moment: "message",
  rows: ["F240"],
  config: z.object({
    topics: z
      .array(z.string().trim().min(1).max(64))
      .max(500)
      .default(usual)
      .meta({ zh: "敏感话题词", en: "Words of sensitive topics" }),
    oncePerSession: z
      .boolean()
      .default(true)
      .meta({ zh: "同一话题每通会话只提醒一次", en: "Each topic once a session" }),
    exceptions: phraseSettings.exceptions,
  }),
  codes: {
    sensitive: {
      severity: "low",
      message: { zh: "买家问到“{topic}”，请谨慎回答", en: "The buyer asks about “{topic}”: answer with care" },
    },
  },
  phrases: ({ topics, exceptions }) => ({ topics, exceptions }),
  inspect({ event, conversation, config, hits }) {
    if (event.type !== "message" || event.message.from.role !== "buyer") return [];
    const { message } = event;
    let found = uncovered(hits.topics, hits.exceptions);
    if (found.length === 0) return [];
    if (config.oncePerSession) {
      const earlier = conversation.session.messages.filter(
        ({ id, from }) => id !== message.id && from.role === "buyer",
      );
      found = found.filter(({ phrase }) => !earlier.some(({ text }) => text.includes(phrase)));
    }
    const first = found[0];
    if (first === undefined) return [];
    const evidence = found.map(({ start, end }) => ({ message: message.id, start, end }));
    return [finding("sensitive", merged(evidence), { topic: first.phrase })];
  },
});
