import fc from "fast-check";
import { expect, test } from "vitest";
import { Agenda } from "./agenda.ts";

test("everything comes in the order of its time, and of the same time in the order in which it was noted", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1 }), (times) => {
      const agenda = new Agenda<number>();
      for (const [index, at] of times.entries()) agenda.add(at, index);
      const came = times.map(() => agenda.next());
      const wanted = times.map((at, event) => ({ at, event })).toSorted((a, b) => a.at - b.at || a.event - b.event);
      expect(came).toMatchObject(wanted);
      expect(agenda.next()).toBeUndefined();
    }),
  );
});
