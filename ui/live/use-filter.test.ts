import { expect, it } from "vitest";
import { everything } from "./group.ts";
import { readFilter, writeFilter } from "./use-filter.ts";

it("finds the filter again in the address it was written to", () => {
  const filter = {
    show: "findings",
    severities: ["normal", "urgent"],
    packs: ["alerts", "service"],
    kinds: ["deduct"],
    point: "service/slow-reply",
  } as const;
  expect(readFilter(writeFilter(filter))).toEqual(filter);
  expect(writeFilter(everything).size).toBe(0);
});

it("ignores what an address cannot mean", () => {
  const search = new URLSearchParams("show=secrets&severity=urgent,deadly&pack=../x,alerts&kind=<b>");
  expect(readFilter(search)).toEqual({ ...everything, severities: ["urgent"], packs: ["alerts"] });
});
