import { expect, test } from "vitest";
import type { Arrival } from "../hooks/arrival.ts";
import { channelState } from "./channel-state.ts";
import { channelSettings } from "./snapshot.ts";

const secret = { key: "k", iv: "i", data: "d", madeAt: 1_000 };
const settings = channelSettings.parse({ channel: "interject", secrets: [secret] });
const accepted: Arrival = { channel: "interject", reason: null, path: null, at: 2_000, count: 1 };
const refused: Arrival = { ...accepted, reason: "wrong-signature", at: 3_000 };

test.each([
  ["never set up", undefined, [], "no-secret"],
  ["without a secret", { ...settings, secrets: [] }, [accepted], "no-secret"],
  ["switched off", { ...settings, enabled: false }, [accepted], "off"],
  ["with a secret and no request", settings, [], "silent"],
  ["with requests from before the secret", settings, [{ ...refused, at: 999 }], "silent"],
  ["with refused requests only", settings, [refused], "refused"],
  ["that took something", settings, [refused, accepted], "receiving"],
] as const)("a channel %s", (_, known, arrivals, state) => {
  expect(channelState(known === undefined ? undefined : { ...known, secrets: [...known.secrets] }, arrivals)).toBe(
    state,
  );
});
