import { Refused } from "../errors.ts";
import { refuseEndpointInUse } from "./receiver-changes.ts";
import {
  type ChannelSecret,
  type ChannelSettings,
  channelSettings,
  type EndpointSettings,
  type SealedSecret,
  type Snapshot,
} from "./snapshot.ts";

const liveSecrets = 2;
const maxEndpoints = 20;

/** The channel as it was, or a new one that is enabled and has no secret yet, with what `change` says. */
function changeChannel(
  snapshot: Snapshot,
  channel: string,
  change: (known: ChannelSettings) => ChannelSettings,
): Snapshot {
  const known = snapshot.channels.find((candidate) => candidate.channel === channel);
  if (known === undefined) {
    const added = change(channelSettings.parse({ channel, secrets: [] }));
    return { ...snapshot, channels: [...snapshot.channels, added] };
  }
  return { ...snapshot, channels: snapshot.channels.map((item) => (item === known ? change(known) : item)) };
}

/** The new secret is live beside the newest old one, so that the sender can change over without a gap. */
export function addChannelSecret(snapshot: Snapshot, channel: string, secret: ChannelSecret): Snapshot {
  return changeChannel(snapshot, channel, (known) => ({
    ...known,
    secrets: [...known.secrets, secret].slice(-liveSecrets),
  }));
}

/** What a secret is called without showing it: its nonce, which is random and of no use to anybody. */
export function channelSecretId({ iv }: SealedSecret): string {
  return iv.replaceAll("+", "-").replaceAll("/", "_");
}

/** What was signed with it is refused from then on. @throws Refused `not-found` */
export function removeChannelSecret(snapshot: Snapshot, channel: string, id: string): Snapshot {
  const known = snapshot.channels.find((candidate) => candidate.channel === channel);
  const secrets = known?.secrets.filter((secret) => channelSecretId(secret) !== id) ?? [];
  if (known === undefined || secrets.length === known.secrets.length) throw new Refused("not-found");
  return changeChannel(snapshot, channel, (settings) => ({ ...settings, secrets }));
}

export type ChannelPatch = {
  channel: string;
  enabled?: boolean | undefined;
  callback?: string | null | undefined;
  token?: SealedSecret | null | undefined;
};

/** Absent: stays as it is. A null token is forgotten. */
export function patchChannel(snapshot: Snapshot, { channel, enabled, callback, token }: ChannelPatch): Snapshot {
  return changeChannel(snapshot, channel, (known) => {
    const { token: oldToken, ...rest } = known;
    const nextToken = token === undefined ? oldToken : (token ?? undefined);
    return {
      ...rest,
      enabled: enabled ?? known.enabled,
      callback: callback === undefined ? known.callback : callback,
      ...(nextToken === undefined ? {} : { token: nextToken }),
    };
  });
}

/** A new endpoint, or a new address and secret for one: whoever had the old secret cannot speak for the new address. */
export function putEndpoint(snapshot: Snapshot, endpoint: Omit<EndpointSettings, "disabled">): Snapshot {
  const others = snapshot.endpoints.filter(({ id }) => id !== endpoint.id);
  if (others.length >= maxEndpoints) {
    throw new Refused("invalid", { path: "endpoint", message: `A shop has at most ${maxEndpoints} endpoints` });
  }
  return { ...snapshot, endpoints: [...others, { ...endpoint, disabled: false }] };
}

export function removeEndpoint(snapshot: Snapshot, id: string): Snapshot {
  const endpoints = snapshot.endpoints.filter((endpoint) => endpoint.id !== id);
  if (endpoints.length === snapshot.endpoints.length) throw new Refused("not-found");
  refuseEndpointInUse(snapshot, id);
  return { ...snapshot, endpoints };
}
