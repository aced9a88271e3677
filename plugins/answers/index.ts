import { definePack } from "interject/sdk";
import { irrelevant } from "./irrelevant.ts";
import { missedFollowup } from "./missed-followup.ts";
import { unresolved } from "./unresolved.ts";

export default definePack({
  id: "answers",
  version: "1.0.0",
  api: 1,
  title: { zh: "问答能力", en: "Answers" },
  description: {
    zh: "整段会话结束后，检查客服是否答了、答对了、解决了。",
    en: "Judges, once a session is over, whether the agent answered, answered what was asked, and solved it.",
  },
  points: [irrelevant, unresolved, missedFollowup],
  interventions: [],
  policies: [],
});
