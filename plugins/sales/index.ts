import { definePack } from "interject/sdk";
import { alternativeOffered } from "./alternative-offered.ts";
import { bundleOffered } from "./bundle-offered.ts";
import { crossPlatform } from "./cross-platform.ts";
import { crossSell } from "./cross-sell.ts";
import { noAlternative } from "./no-alternative.ts";
import { noBundle } from "./no-bundle.ts";
import { noCrossSell } from "./no-cross-sell.ts";
import { notUrged } from "./not-urged.ts";
import { refundRetention } from "./refund-retention.ts";

export default definePack({
  id: "sales",
  version: "1.0.0",
  api: 1,
  title: { zh: "销售能力", en: "Sales" },
  description: {
    zh: "整段会话结束后，检查客服的推荐、凑单、搭配、催拍与退款挽留，以及是否把买家引向其他平台。",
    en: "Judges, once a session is over, how the agent recommended, bundled, urged and averted refunds, and whether he led the buyer elsewhere.",
  },
  points: [
    refundRetention,
    noAlternative,
    alternativeOffered,
    noBundle,
    bundleOffered,
    noCrossSell,
    crossSell,
    crossPlatform,
    notUrged,
  ],
  interventions: [],
  policies: [],
});
