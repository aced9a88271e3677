import { queryOptions } from "@tanstack/react-query";
import { call } from "../api/call.ts";

export type Passkey = { id: string; name: string; createdAt: number; lastUsedAt: number | null };
type Passkeys = { items: Passkey[] };

export const passkeysQuery = queryOptions({
  queryKey: ["me", "passkeys"],
  queryFn: ({ signal }) => call<Passkeys>("/v1/me/passkeys", { signal }),
  staleTime: 0,
});

/** The person at the device said no, or did not say anything. */
export class NotConfirmed extends Error {}

const confirmed = <Answer>(answer: Promise<Answer>): Promise<Answer> =>
  answer.catch((cause: unknown) => {
    throw new NotConfirmed("the device did not confirm", { cause });
  });

/** Loaded when it is used: few pages need it. */
const device = () => import("@simplewebauthn/browser");

export async function addPasskey({ name, password }: { name: string; password: string }): Promise<Passkeys> {
  const { startRegistration } = await device();
  type Options = Parameters<typeof startRegistration>[0]["optionsJSON"];
  const optionsJSON = await call<Options>("/v1/me/passkeys/options", { method: "POST", body: {} });
  const response = await confirmed(startRegistration({ optionsJSON }));
  return call<Passkeys>("/v1/me/passkeys", { method: "POST", body: { name, password, response } });
}

export async function enterWithPasskey(): Promise<void> {
  const { startAuthentication } = await device();
  type Options = Parameters<typeof startAuthentication>[0]["optionsJSON"];
  const optionsJSON = await call<Options>("/v1/auth/passkey/options", { method: "POST", body: {} });
  const response = await confirmed(startAuthentication({ optionsJSON }));
  await call<unknown>("/v1/auth/passkey", { method: "POST", body: { response } });
}

const address = (id: string) => `/v1/me/passkeys/${encodeURIComponent(id)}`;
export const renamePasskey = ({ id, name }: { id: string; name: string }) =>
  call<Passkeys>(address(id), { method: "PATCH", body: { name } });
export const removePasskey = (id: string) => call<Passkeys>(address(id), { method: "DELETE" });

/** Whether this browser can hold passkeys, and the page is one that may ask for them: a key belongs to a host with a name. */
export const knowsPasskeys = () =>
  window.isSecureContext && "PublicKeyCredential" in window && !/^[\d.]+$|^\[/.test(location.hostname);
