import { definePack, policy } from "interject/sdk";
import { crossPlatform } from "./cross-platform.ts";
import { warnAgent } from "./warn-agent.ts";

const warn = "assist/warn-agent";

export default definePack({
  id: "assist",
  version: "1.0.0",
  api: 1,
  title: { zh: "客服辅助", en: "Help for agents" },
  description: {
    zh: "在客服说错话之前提醒：违禁词、不当态度、跨平台引导可在发送前提醒、改写或拦截；答应买家的事到时间没回也会提醒。",
    en: "Speaks up before the agent says something wrong: forbidden claims, bad manners and leads to other platforms are held, reworded or blocked before they are sent, and forgotten promises are brought to mind.",
  },
  points: [crossPlatform],
  interventions: [warnAgent],
  policies: [
    policy.parse({
      id: "gate-shop-words",
      title: { zh: "发送前拦截店铺禁用语", en: "Block the shop's own forbidden phrases before they are sent" },
      when: { points: ["alerts/ad-law", "assist/cross-platform"], codes: ["phrase"] },
      then: [{ intervention: warn, config: { low: "block", normal: "block" } }],
      frequency: { kind: "every" },
    }),
    policy.parse({
      id: "gate-ad-law",
      title: { zh: "发送前提醒广告法违禁词", en: "Warn of forbidden advertising claims before they are sent" },
      when: { points: ["alerts/ad-law"], codes: ["superlative", "rank", "absolute", "effect"] },
      then: [{ intervention: warn }],
      frequency: { kind: "every" },
    }),
    policy.parse({
      id: "gate-agent-abuse",
      title: { zh: "发送前拦截辱骂买家的话", en: "Block abuse of the buyer before it is sent" },
      when: { points: ["alerts/agent-abuse"] },
      then: [{ intervention: warn }],
      frequency: { kind: "every" },
    }),
    policy.parse({
      id: "gate-manners",
      title: {
        zh: "发送前提醒讥讽、反问和生硬的回复",
        en: "Warn of mockery, challenges and curt replies before they are sent",
      },
      when: { points: ["alerts/agent-sarcasm", "alerts/agent-unfriendly", "alerts/rhetorical"] },
      then: [{ intervention: warn }],
      frequency: { kind: "every" },
    }),
    policy.parse({
      id: "gate-cross-platform",
      title: { zh: "发送前拦截跨平台引导", en: "Block leads to other platforms before they are sent" },
      when: { points: ["assist/cross-platform"], codes: ["platform", "contact"] },
      then: [{ intervention: warn, config: { normal: "block", overridable: "always" } }],
      frequency: { kind: "every" },
    }),
    policy.parse({
      id: "remind-of-promise",
      title: { zh: "答应查询后迟迟未回时提醒客服", en: "Remind the agent of a promise that the buyer waits for" },
      when: { points: ["alerts/missed-followup"] },
      then: [{ intervention: warn }],
      frequency: { kind: "re-arm" },
    }),
  ],
});
