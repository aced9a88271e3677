import { accuseFraud } from "./accuse-fraud.ts";
import { askSupervisor } from "./ask-supervisor.ts";
import { buyerAbuse } from "./buyer-abuse.ts";
import { buyerAnger } from "./buyer-anger.ts";
import { logisticsComplaint } from "./logistics-complaint.ts";
import { productComplaint } from "./product-complaint.ts";
import { serviceComplaint } from "./service-complaint.ts";
import { threatenComplaint } from "./threaten-complaint.ts";
import { threatenExposure } from "./threaten-exposure.ts";
import { threatenReview } from "./threaten-review.ts";

/**
 * Full ids of the alerts about a displeased buyer (买家情绪), F113 to F123. They have no session point, so a session is found by
 * them only (F124, F154).
 */
export const buyerFeelings: readonly string[] = [
  productComplaint,
  logisticsComplaint,
  serviceComplaint,
  buyerAbuse,
  threatenExposure,
  accuseFraud,
  threatenComplaint,
  askSupervisor,
  buyerAnger,
  threatenReview,
].map(({ id }) => `alerts/${id}`);
