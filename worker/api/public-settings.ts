import type { ChannelSettings, EndpointSettings, Snapshot } from "../settings/snapshot.ts";

/** Settings without secrets: field by field, so that a secret that is added to the snapshot one day does not show by itself. */
export function publicSettings(snapshot: Snapshot) {
  const { revision, name, timeZone, hours, language, retentionDays, panelOrigins = [], channels, endpoints } = snapshot;
  return {
    revision,
    name,
    timeZone,
    ...(hours !== undefined && { hours }),
    language,
    retentionDays,
    panelOrigins,
    channels: channels.map(publicChannel),
    endpoints: endpoints.map(publicEndpoint),
  };
}

function publicChannel({ channel, enabled, callback, secrets, token }: ChannelSettings) {
  return { channel, enabled, callback, secrets: secrets.length, token: token !== undefined };
}

function publicEndpoint({ id, url, disabled, goneAt }: EndpointSettings) {
  return { id, url, disabled, ...(goneAt !== undefined && { goneAt }) };
}
