import { arm, definePoint, disarm, finding, resolve, whole } from "interject/sdk";
import { z } from "zod";
import { phraseLists, phraseSettings } from "../language/phrases.ts";
import { isGreeting, isPromise } from "../language/small-talk.ts";

const promises = [
  "稍等",
  "稍候",
  "稍后",
  "等一下",
  "等下",
  "等一会",
  "等会",
  "片刻",
  "查",
  "核实",
  "确认",
  "看看",
  "看下",
  "看一下",
  "问下",
  "问一下",
  "问问",
  "联系",
  "核对",
  "了解",
  "处理",
];

/**
 * Live: the agent said that he would check, and the set time has passed. A late answer resolves the alert and does not take it
 * back; the session point of the same name forgives it.
 */
export const missedFollowup = definePoint({
  id: "missed-followup",
  title: { zh: "漏跟进", en: "Promise not kept" },
  description: {
    zh: "客服说“稍等，帮您核实”后，在设定时间内没有回复结果：一直没回，或回得太晚，都会告警。",
    en: "The agent said “one moment, I will check” and gave no answer within the set time: never, or too late.",
  },
  kind: "alert",
  moment: "timer",
  rows: ["F098", "F091", "F099"],
  config: z.object({
    seconds: z.number().int().min(10).max(86_400).default(300).meta({ zh: "等待（秒）", en: "Wait (seconds)" }),
    promiseAnswers: z
      .boolean()
      .default(false)
      .meta({ zh: "再次说“稍等”重新计时", en: "Another “one moment” starts the clock again" }),
    longTermCounts: z
      .boolean()
      .default(false)
      .meta({ zh: "“24小时内回电”等长期承诺也计时", en: "Promises for later (“within 24 hours”) count too" }),
    ...phraseSettings,
  }),
  codes: {
    late: {
      severity: "normal",
      message: { zh: "客服承诺后 {seconds} 秒未跟进", en: "No follow-up for {seconds} seconds after a promise" },
    },
  },
  phrases: (config) => phraseLists(promises, config),
  inspect({ event, conversation, config, hits }) {
    switch (event.type) {
      case "message": {
        const { message } = event;
        if (message.from.role === "bot") return [disarm("follow-up-due")];
        if (message.from.role !== "agent" || message.automatic) return [];
        const own = hits.own.length > 0 && hits.exceptions.length === 0;
        const promised =
          own || (hits.words.length > 0 && hits.exceptions.length === 0 && isPromise(message.text, config));
        if (promised) {
          const timer = arm("follow-up-due", config.seconds);
          return config.promiseAnswers ? [disarm("follow-up-due"), timer] : [timer];
        }
        return isGreeting(message.text) ? [] : [disarm("follow-up-due"), resolve("late")];
      }
      case "timer": {
        const promise = conversation.messages.find((message) => message.id === event.armedBy);
        if (promise === undefined || promise.retracted) return [];
        return [finding("late", [whole(promise)], { seconds: config.seconds })];
      }
      case "transferred":
      case "closed":
        return [disarm("follow-up-due")];
      default:
        return [];
    }
  },
});
