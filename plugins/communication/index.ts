import { definePack } from "interject/sdk";
import { notSoothed } from "./not-soothed.ts";
import { rhetorical } from "./rhetorical.ts";

export default definePack({
  id: "communication",
  version: "1.0.0",
  api: 1,
  title: { zh: "沟通能力", en: "Communication" },
  description: {
    zh: "整段会话结束后，检查客服是否安抚买家情绪、是否反问质疑买家。",
    en: "Judges, once a session is over, whether the agent soothed an upset buyer and spoke with respect.",
  },
  points: [notSoothed, rhetorical],
  interventions: [],
  policies: [],
});
