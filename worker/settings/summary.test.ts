import { expect, test } from "vitest";
import { snapshotWith } from "./snapshot-fixture.ts";
import { summarise } from "./summary.ts";

const before = snapshotWith({
  shop: "demo",
  name: "Demo",
  retentionDays: 90,
  channels: [{ channel: "interject", secrets: [{ key: "k", iv: "i", data: "sealed-one" }] }],
  endpoints: [{ id: "crm", url: "https://crm.example.com/in", secret: { key: "k", iv: "i", data: "sealed-two" } }],
  points: { "alerts/unanswered": { config: { seconds: 60 } } },
  packs: ["alerts"],
  shadows: {},
  allowed: [],
});

test("names the changed field with both values", () => {
  const after = {
    ...before,
    revision: 2,
    points: { "alerts/unanswered": { enabled: true, allowed: [], config: { seconds: 30 } } },
  };
  expect(summarise(before, after)).toEqual(["points.alerts/unanswered.config.seconds: 60 → 30"]);
});

test("says nothing when only the number of the revision differs", () => {
  expect(summarise(before, { ...before, revision: 2 })).toEqual([]);
});

test("names a changed secret and never shows it", () => {
  const channels = before.channels.map((channel) => ({
    ...channel,
    secrets: [...channel.secrets, { key: "k", iv: "i", data: "sealed-three" }],
  }));
  const lines = summarise(before, { ...before, channels });
  expect(lines).toEqual(["channels.interject.secrets: changed"]);
  expect(lines.join()).not.toContain("sealed");
});

test("a removed endpoint is named by its id", () => {
  expect(summarise(before, { ...before, endpoints: [] })).toContain(
    'endpoints.crm.url: "https://crm.example.com/in" → none',
  );
});
