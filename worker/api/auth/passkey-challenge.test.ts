import { expect, it } from "vitest";
import { challengeMs, isOurChallenge, newChallenge } from "./passkey-challenge.ts";

const how = { masterKey: "k", who: null };
const written = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");

it("is ours for five minutes, for whom it was made", () => {
  const challenge = written(newChallenge(how, 1_000));
  expect(isOurChallenge(challenge, how, 1_000 + challengeMs - 1)).toBe(true);
  expect(isOurChallenge(challenge, how, 1_000 + challengeMs)).toBe(false);
  expect(isOurChallenge(challenge, { ...how, who: "u-1" }, 1_000)).toBe(false);
  expect(isOurChallenge(challenge, { ...how, masterKey: "other" }, 1_000)).toBe(false);
});

it.each(["", "AAAA", "x".repeat(72)])("%s is not ours", (challenge) => {
  expect(isOurChallenge(challenge, how, 0)).toBe(false);
});

it("is never the same twice", () => {
  expect(written(newChallenge(how, 1))).not.toBe(written(newChallenge(how, 1)));
});
