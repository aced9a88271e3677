import { definePack } from "interject/sdk";
import { adLaw } from "./ad-law.ts";
import { badAttitude } from "./bad-attitude.ts";
import { closingMissing } from "./closing-missing.ts";
import { helpOfferMissing } from "./help-offer-missing.ts";
import { lastNotAgent } from "./last-not-agent.ts";
import { passiveService } from "./passive-service.ts";
import { repeatSend } from "./repeat-send.ts";
import { slowAverage } from "./slow-average.ts";
import { slowReply } from "./slow-reply.ts";
import { transferUnannounced } from "./transfer-unannounced.ts";

export default definePack({
  id: "service",
  version: "1.0.0",
  api: 1,
  title: { zh: "服务能力", en: "Quality of service" },
  description: {
    zh: "整段会话结束后，检查客服的响应与礼仪。",
    en: "Judges the agent's answers and manners once a session is over.",
  },
  points: [
    slowReply,
    repeatSend,
    passiveService,
    closingMissing,
    lastNotAgent,
    slowAverage,
    badAttitude,
    adLaw,
    helpOfferMissing,
    transferUnannounced,
  ],
  interventions: [],
  policies: [],
});
