import type { Hours } from "../../plugins/sdk/hours.ts";
import type { TaskWord } from "../../plugins/sdk/intervention.ts";
import type { Bilingual } from "../../plugins/sdk/point.ts";
import type { PolicyMode } from "../../plugins/sdk/policy.ts";
import type { RuleInput } from "../../plugins/sdk/rules/rule.ts";
import { apiPath, call } from "./call.ts";
import type {
  DecisionItem,
  Groups,
  Handled,
  HandlingState,
  Judged,
  Lesson,
  PointPatch,
  Remark,
  SavedPoint,
  SessionItem,
  ShopSettings,
  Verdict,
} from "./types.ts";

/** Every write of the UI. Each throws ApiFailure when it is refused. */

export const signIn = (credentials: { email: string; password: string }) =>
  call<unknown>("/v1/auth/sign-in/email", { method: "POST", body: credentials });

export const signOut = () => call<unknown>("/v1/auth/sign-out", { method: "POST", body: {} });

type PointAddress = { shop: string; point: string };
const pointPath = ({ shop, point }: PointAddress) => apiPath(["shops", shop, "points", ...point.split("/")]);

export const savePoint = ({ settings, ...address }: PointAddress & { settings: PointPatch }) =>
  call<SavedPoint>(pointPath(address), { method: "PATCH", body: settings });

/** null: always open. */
export const saveHours = ({ shop, hours }: { shop: string; hours: Hours | null }) =>
  call<ShopSettings>(apiPath(["shops", shop, "settings"]), { method: "PATCH", body: { hours } });

export const savePanelOrigins = ({ shop, origins }: { shop: string; origins: readonly string[] }) =>
  call<ShopSettings>(apiPath(["shops", shop, "settings"]), { method: "PATCH", body: { panelOrigins: origins } });

type GroupAddress = { shop: string; id: string };
export const putGroup = ({ shop, id, ...body }: GroupAddress & { title: string; agents: string[] }) =>
  call<Groups>(apiPath(["shops", shop, "groups", id]), { method: "PUT", body });

export const dropGroup = ({ shop, id }: GroupAddress) =>
  call<Groups>(apiPath(["shops", shop, "groups", id]), { method: "DELETE" });

export const resetPoint = (address: PointAddress) => call<SavedPoint>(pointPath(address), { method: "DELETE" });

const trialPath = ({ shop, point }: PointAddress) => apiPath(["shops", shop, "points", ...point.split("/"), "shadow"]);

export const tryPoint = ({ settings, ...address }: PointAddress & { settings: PointPatch }) =>
  call<SavedPoint>(trialPath(address), { method: "PUT", body: settings });

export const dropTrial = (address: PointAddress) =>
  call<{ revision: number }>(trialPath(address), { method: "DELETE" });

export const promoteTrial = (address: PointAddress) =>
  call<SavedPoint>(`${trialPath(address)}/promote`, { method: "POST", body: {} });

type JudgeFinding = { shop: string; finding: string; verdict: Verdict | null; learn?: Lesson; confirm?: boolean };

/** Refused with `masks` when the phrase would hide findings that are right, unless `confirm` says that this is known. */
export const judgeFinding = ({ shop, finding, ...body }: JudgeFinding) =>
  call<Judged>(apiPath(["shops", shop, "findings", finding, "feedback"]), { method: "POST", body });

/** `point` null: the phrase was learnt for all points of the shop. */
export const forgetPhrase = ({ shop, point, phrase }: { shop: string; point: string | null; phrase: string }) =>
  call<{ revision: number }>(apiPath(["shops", shop, "allowed"], { point, phrase }), { method: "DELETE" });

type SessionChoice = { shop: string; session: string; type: SessionItem["type"] | null };

/** `type` null: what was guessed counts again. */
export const chooseSessionType = ({ shop, session, type }: SessionChoice) =>
  call<SessionChoice>(apiPath(["shops", shop, "sessions", session, "type"]), { method: "PUT", body: { type } });

export const handleAlert = ({ shop, finding, state }: { shop: string; finding: string; state: HandlingState }) =>
  call<Handled>(apiPath(["shops", shop, "findings", finding, "handling"]), { method: "PUT", body: { state } });

export const reviewSession = ({ shop, session, reviewed }: { shop: string; session: string; reviewed: boolean }) =>
  call<unknown>(apiPath(["shops", shop, "sessions", session, "review"]), { method: "PUT", body: { reviewed } });

export const addRemark = ({ shop, finding, text }: { shop: string; finding: string; text: string }) =>
  call<Remark>(apiPath(["shops", shop, "findings", finding, "remarks"]), { method: "POST", body: { text } });

export const deleteRemark = ({ shop, remark }: { shop: string; remark: string }) =>
  call<unknown>(apiPath(["shops", shop, "remarks", remark]), { method: "DELETE" });

export const draftRule = ({ shop, rule }: { shop: string; rule: RuleInput }) =>
  call<unknown>(apiPath(["shops", shop, "rules", rule.id]), { method: "PUT", body: { mode: "draft", rule } });

export const dropRule = ({ shop, rule }: { shop: string; rule: string }) =>
  call<unknown>(apiPath(["shops", shop, "rules", rule], { mode: "draft" }), { method: "DELETE" });

export const setPolicyMode = ({ shop, policy, mode }: { shop: string; policy: string; mode: PolicyMode }) =>
  call<{ revision: number }>(apiPath(["shops", shop, "policies", policy]), { method: "PATCH", body: { mode } });

type TaskAnswer = { shop: string; task: string; word: TaskWord };

/** Somebody has seen a task, or has done it. */
export const answerTask = ({ shop, task, word }: TaskAnswer) =>
  call<unknown>(apiPath(["shops", shop, "tasks", task]), { method: "POST", body: { word } });

type ByHand = { shop: string; conversation: string; channel: string; intervention: string; config: InterventionConfig };
export type InterventionConfig = Record<string, string | number | boolean>;
/** What became of it: `said` is the reason in words. */
export type Intervened = Pick<DecisionItem, "outcome" | "reason"> & { decision: string; said: Bilingual };

/** A member runs an intervention in one chat. */
export const intervene = ({ shop, conversation, ...body }: ByHand) =>
  call<Intervened>(apiPath(["shops", shop, "conversations", conversation, "interventions"]), { method: "POST", body });

type ActionAddress = { shop: string; decision: string; key: string };

/** Sends an action again that failed or waits, under the same key. */
export const replayAction = ({ shop, decision, key }: ActionAddress) =>
  call<unknown>(apiPath(["shops", shop, "decisions", decision, "actions", key, "replay"]), {
    method: "POST",
    body: {},
  });
