import { namesOf } from "../settings/references.ts";
import type { ReceiverSettings, Snapshot } from "../settings/snapshot.ts";

/** Field by field, so that a secret that is added one day does not show by itself. */
export function publicReceiver(receiver: ReceiverSettings) {
  const { id, kind, title, groups, disabled, goneAt = null } = receiver;
  return {
    id,
    kind,
    title,
    groups,
    disabled,
    shown: receiver.kind === "webhook" ? receiver.endpoint : receiver.shown,
    signs: receiver.kind === "webhook" || (receiver.kind === "dingtalk" && receiver.secret !== undefined),
    goneAt,
  };
}

export function publicReceivers(snapshot: Snapshot) {
  const { revision, receivers = [], mail } = snapshot;
  return {
    revision,
    receivers: receivers.map(publicReceiver),
    groups: namesOf(snapshot, "receiver-groups"),
    mail: mail === undefined ? null : { url: mail.url, from: mail.from },
  };
}
