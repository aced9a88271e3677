import type { PackDefinition } from "../../plugins/sdk/pack.ts";
import { Refused } from "../errors.ts";
import { policyReferences } from "./references.ts";
import type { MailSettings, ReceiverSettings, SealedSecret, Snapshot } from "./snapshot.ts";

const maxReceivers = 200;

type About = Pick<ReceiverSettings, "id" | "title" | "groups" | "disabled">;
/** Sealed, with what of it may be shown. Absent: stays as it is. */
type NewAddress = { readonly address: SealedSecret; readonly shown: string };

/** What a person says of a receiver. `secret` null: the robot does not sign; absent: as it was, unless the address is new. */
export type ReceiverWrite = About &
  (
    | { readonly kind: "email" | "slack" | "wecom"; readonly place?: NewAddress | undefined }
    | {
        readonly kind: "dingtalk";
        readonly place?: NewAddress | undefined;
        readonly secret?: SealedSecret | null | undefined;
      }
    | { readonly kind: "webhook"; readonly endpoint: string }
  );

/** A new receiver, or other settings for one. Saved by a person, it is no longer “gone”. `now` is epoch milliseconds. */
export function putReceiver(snapshot: Snapshot, write: ReceiverWrite, now: number): Snapshot {
  const receivers = snapshot.receivers ?? [];
  const known = receivers.find(({ id }) => id === write.id);
  if (known === undefined && receivers.length >= maxReceivers) {
    throw new Refused("invalid", { path: "receiver", message: `A shop has at most ${maxReceivers} receivers` });
  }
  const next = written(snapshot, write, known, now);
  return {
    ...snapshot,
    receivers: known === undefined ? [...receivers, next] : receivers.map((item) => (item === known ? next : item)),
  };
}

function written(
  snapshot: Snapshot,
  write: ReceiverWrite,
  known: ReceiverSettings | undefined,
  now: number,
): ReceiverSettings {
  const { id, title, groups, disabled } = write;
  const about = { id, title, groups: [...new Set(groups)], disabled };
  if (write.kind === "webhook") {
    if (!snapshot.endpoints.some((endpoint) => endpoint.id === write.endpoint)) {
      const ids = snapshot.endpoints.map((endpoint) => endpoint.id);
      const message = ids.length === 0 ? "The shop has no endpoint yet" : `Expected one of ${ids.join(", ")}`;
      throw new Refused("invalid", { path: "endpoint", message });
    }
    const same = known?.kind === "webhook" && known.endpoint === write.endpoint;
    return { ...about, kind: "webhook", endpoint: write.endpoint, setAt: same ? known.setAt : now };
  }
  const before = known !== undefined && known.kind === write.kind ? known : undefined;
  const place = write.place ?? (before !== undefined && "address" in before ? before : undefined);
  if (place === undefined)
    throw new Refused("invalid", { path: "address", message: "A new receiver needs an address" });
  const { address, shown } = place;
  const setAt = write.place !== undefined || before === undefined ? now : before.setAt;
  if (write.kind !== "dingtalk") return { ...about, kind: write.kind, address, shown, setAt };
  // Whoever has the old key must not speak for the new address.
  const kept = write.place === undefined && before?.kind === "dingtalk" ? before.secret : undefined;
  const secret = write.secret === undefined ? kept : (write.secret ?? undefined);
  const at = write.secret === undefined ? setAt : now;
  return { ...about, kind: "dingtalk", address, shown, setAt: at, ...(secret !== undefined && { secret }) };
}

/** @throws Refused `not-found`, or `invalid` while a policy names it */
export function removeReceiver(snapshot: Snapshot, id: string, packs: readonly PackDefinition[]): Snapshot {
  const receivers = (snapshot.receivers ?? []).filter((receiver) => receiver.id !== id);
  if (receivers.length === (snapshot.receivers ?? []).length) throw new Refused("not-found");
  const naming = policyReferences(snapshot, packs).find(({ kind, name }) => kind === "receivers" && name === id);
  if (naming !== undefined) {
    const message = `The policy ${naming.policy.id} names it: take it out there first`;
    throw new Refused("invalid", { path: "receiver", message });
  }
  return { ...snapshot, receivers };
}

/** The endpoint may go only when nobody is told through it. @throws Refused `invalid` */
export function refuseEndpointInUse({ receivers = [] }: Snapshot, endpoint: string): void {
  const through = receivers.find((receiver) => receiver.kind === "webhook" && receiver.endpoint === endpoint);
  if (through === undefined) return;
  throw new Refused("invalid", {
    path: "endpoint",
    message: `The receiver ${through.id} is told through it: remove that first`,
  });
}

/** `token` absent: the one that is kept, which never goes to another address than the one it was given for. */
export type MailWrite = Pick<MailSettings, "url" | "from"> & { readonly token?: SealedSecret | undefined };

export function putMail(snapshot: Snapshot, { url, from, token }: MailWrite): Snapshot {
  const kept = snapshot.mail?.url === url ? snapshot.mail.token : undefined;
  const next = token ?? kept;
  if (next === undefined) throw new Refused("invalid", { path: "token", message: "A new address needs its token" });
  return { ...snapshot, mail: { url, from, token: next } };
}

export function removeMail(snapshot: Snapshot): Snapshot {
  if (snapshot.mail === undefined) throw new Refused("not-found");
  const { mail: _, ...rest } = snapshot;
  return rest;
}
