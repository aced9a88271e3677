import { definePack } from "interject/sdk";
import { accuseFraud } from "./accuse-fraud.ts";
import { adLaw } from "./ad-law.ts";
import { agentAbuse } from "./agent-abuse.ts";
import { agentSarcasm } from "./agent-sarcasm.ts";
import { agentUnfriendly } from "./agent-unfriendly.ts";
import { askHuman } from "./ask-human.ts";
import { askSupervisor } from "./ask-supervisor.ts";
import { buyerAbuse } from "./buyer-abuse.ts";
import { buyerAnger } from "./buyer-anger.ts";
import { conflict } from "./conflict.ts";
import { incident } from "./incident.ts";
import { logisticsComplaint } from "./logistics-complaint.ts";
import { longWait } from "./long-wait.ts";
import { missedFollowup } from "./missed-followup.ts";
import { notUrged } from "./not-urged.ts";
import { productComplaint } from "./product-complaint.ts";
import { questionedIrrelevant } from "./questioned-irrelevant.ts";
import { rhetorical } from "./rhetorical.ts";
import { sensitiveQuestion } from "./sensitive-question.ts";
import { serviceComplaint } from "./service-complaint.ts";
import { slowShop } from "./slow-shop.ts";
import { threatenComplaint } from "./threaten-complaint.ts";
import { threatenExposure } from "./threaten-exposure.ts";
import { threatenReview } from "./threaten-review.ts";
import { topicBurst } from "./topic-burst.ts";
import { unanswered } from "./unanswered.ts";

export default definePack({
  id: "alerts",
  version: "1.0.0",
  api: 1,
  title: { zh: "实时告警", en: "Live alerts" },
  description: {
    zh: "在聊天进行时发现需要处理的情况：询单流失、客服违规、买家情绪、要转人工；以及全店层面的响应变慢、热点突发、集中异常。",
    en: "Finds, while the chat runs, what somebody must handle: lost sales, violations, emotions, calls for a human; and across the shop slow answers, bursts of a question, incidents.",
  },
  points: [
    unanswered,
    missedFollowup,
    questionedIrrelevant,
    adLaw,
    agentAbuse,
    buyerAbuse,
    threatenExposure,
    threatenComplaint,
    threatenReview,
    accuseFraud,
    productComplaint,
    buyerAnger,
    askSupervisor,
    askHuman,
    notUrged,
    rhetorical,
    agentSarcasm,
    agentUnfriendly,
    logisticsComplaint,
    serviceComplaint,
    sensitiveQuestion,
    longWait,
    conflict,
    slowShop,
    topicBurst,
    incident,
  ],
  interventions: [],
  policies: [],
});
