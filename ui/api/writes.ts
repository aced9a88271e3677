import type { PolicyMode } from "../../plugins/sdk/policy.ts";
import { apiPath, call } from "./call.ts";
import type { Judged, Lesson, PointPatch, SavedPoint, SessionItem, Verdict } from "./types.ts";

/** Every write of the UI. Each throws ApiFailure when it is refused. */

export const signIn = (credentials: { email: string; password: string }) =>
  call<unknown>("/v1/auth/sign-in/email", { method: "POST", body: credentials });

export const signOut = () => call<unknown>("/v1/auth/sign-out", { method: "POST", body: {} });

type PointAddress = { shop: string; point: string };
const pointPath = ({ shop, point }: PointAddress) => apiPath(["shops", shop, "points", ...point.split("/")]);

export const savePoint = ({ settings, ...address }: PointAddress & { settings: PointPatch }) =>
  call<SavedPoint>(pointPath(address), { method: "PATCH", body: settings });

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

export const setPolicyMode = ({ shop, policy, mode }: { shop: string; policy: string; mode: PolicyMode }) =>
  call<{ revision: number }>(apiPath(["shops", shop, "policies", policy]), { method: "PATCH", body: { mode } });
