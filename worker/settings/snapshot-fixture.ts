import { type Snapshot, snapshot } from "./snapshot.ts";

/** Not typed more closely: it is parsed. */
export type SnapshotChange = Partial<Record<keyof Snapshot, unknown>>;

const plain = {
  merchant: "m",
  shop: "s",
  revision: 1,
  name: "test",
  timeZone: "Asia/Shanghai",
  language: "zh",
  retentionDays: 30,
  channels: [],
  endpoints: [],
  points: {},
  packs: [],
  policies: [],
};

/** Settings of a shop for tests: nothing is installed, but for what is given. Parsed as stored settings are. */
export const snapshotWith = (given: SnapshotChange = {}): Snapshot => snapshot.parse({ ...plain, ...given });
