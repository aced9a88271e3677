import type { PolicyMode } from "../../plugins/sdk/policy.ts";
import { apiPath, call } from "./call.ts";
import type { PointPatch, SavedPoint } from "./types.ts";

/** Every write of the UI. Each throws ApiFailure when it is refused. */

export const signIn = (credentials: { email: string; password: string }) =>
  call<unknown>("/v1/auth/sign-in/email", { method: "POST", body: credentials });

export const signOut = () => call<unknown>("/v1/auth/sign-out", { method: "POST", body: {} });

type PointAddress = { shop: string; point: string };
const pointPath = ({ shop, point }: PointAddress) => apiPath(["shops", shop, "points", ...point.split("/")]);

export const savePoint = ({ settings, ...address }: PointAddress & { settings: PointPatch }) =>
  call<SavedPoint>(pointPath(address), { method: "PATCH", body: settings });

export const resetPoint = (address: PointAddress) => call<SavedPoint>(pointPath(address), { method: "DELETE" });

export const setPolicyMode = ({ shop, policy, mode }: { shop: string; policy: string; mode: PolicyMode }) =>
  call<{ revision: number }>(apiPath(["shops", shop, "policies", policy]), { method: "PATCH", body: { mode } });
