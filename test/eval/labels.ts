/** Label names of the test sets and the points that answer them: a label is hit when any of its points fires there. */
export const pointsByLabel = {
  buyer_abuse: ["alerts/buyer-abuse"],
  buyer_anger: ["alerts/buyer-anger", "alerts/service-complaint", "alerts/logistics-complaint"],
  threaten_complaint: ["alerts/threaten-complaint"],
  threaten_315: ["alerts/threaten-exposure"],
  threaten_bad_review: ["alerts/threaten-review"],
  ask_supervisor: ["alerts/ask-supervisor"],
  accuse_fraud: ["alerts/accuse-fraud"],
  product_complaint: ["alerts/product-complaint"],
  ask_human: ["alerts/ask-human"],
  agent_abuse: ["alerts/agent-abuse"],
  agent_sarcasm: ["alerts/agent-sarcasm"],
  agent_unfriendly: ["alerts/agent-unfriendly"],
  agent_rhetorical: ["alerts/rhetorical"],
  agent_passive: ["service/passive-service"],
  ad_law: ["alerts/ad-law"],
  cross_platform: ["sales/cross-platform"],
  missed_followup: ["answers/missed-followup"],
  last_not_agent: ["service/last-not-agent"],
  closing_missing: ["service/closing-missing"],
  repeat_send: ["service/repeat-send"],
  unresolved: ["answers/unresolved"],
  irrelevant: ["answers/irrelevant", "alerts/questioned-irrelevant"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type LabelName = keyof typeof pointsByLabel;

/** Labels about a whole conversation: they match on the dialogue, whichever message they sit on. */
export const conversationLabels: ReadonlySet<string> = new Set<LabelName>([
  "missed_followup",
  "last_not_agent",
  "closing_missing",
]);

const labelOf = new Map<string, LabelName>();
for (const [name, points] of Object.entries(pointsByLabel))
  for (const point of points) labelOf.set(point, name as LabelName);

/** The label that a point answers, or undefined for one that no test set labels. */
export function labelOfPoint(point: string): LabelName | undefined {
  return labelOf.get(point);
}
