import { describe, expect, it } from "vitest";
import { expiryMs, maxPlaces, type Place, seat, summarise } from "./presence.ts";

const now = Date.UTC(2024, 5, 1, 12);
const report = (agent: string, status: Place["status"], { at = now, queue = 0 } = {}): Place => ({
  agent,
  status,
  at,
  queue,
});
const summary = (places: readonly Place[], at = now) => summarise(places, { known: true, now: at });

describe("who is at work", () => {
  it("counts the online and the suspended, and the buyers who wait for them", () => {
    const places = seat(
      [],
      [
        report("a", "online", { queue: 3 }),
        report("b", "suspended", { queue: 2 }),
        report("c", "offline", { queue: 9 }),
      ],
      now,
    );
    expect(summary(places)).toEqual({ known: true, online: 1, suspended: 1, queue: 5 });
  });

  it("believes the newest report about an agent, in whatever order they arrive", () => {
    const late = report("a", "online", { at: now - 1_000 });
    const last = report("a", "offline", { at: now });
    expect(summary(seat([], [late, last], now)).online).toBe(0);
    expect(summary(seat(seat([], [last], now), [late], now)).online).toBe(0);
  });

  it("is not silenced by a report from the future", () => {
    const places = seat([], [report("a", "online", { at: now + 86_400_000 })], now);
    expect(summary(seat(places, [report("a", "offline", { at: now + 1_000 })], now + 1_000), now + 1_000).online).toBe(
      0,
    );
  });

  it("forgets an agent who was not heard of for twelve hours, also when nothing else is reported", () => {
    const places = seat([], [report("a", "online"), report("b", "online", { at: now - expiryMs + 1 })], now);
    expect(summary(places).online).toBe(2);
    expect(summary(places, now + 1).online).toBe(1);
    expect(summary(places, now + expiryMs).online).toBe(0);
    expect(seat(places, [], now + expiryMs)).toEqual([]);
  });

  it("does not take a report that is too old", () => {
    expect(seat([], [report("a", "online", { at: now - expiryMs })], now)).toEqual([]);
  });

  it("stays within what one stored value may hold, and drops those heard of longest ago", () => {
    const many = Array.from({ length: maxPlaces + 10 }, (_, index) =>
      report(`a-${index}`, "online", { at: now - index }),
    );
    const places = seat([], many, now);
    expect(places).toHaveLength(maxPlaces);
    expect(places.some(({ agent }) => agent === `a-${maxPlaces}`)).toBe(false);
  });

  it("keeps agents apart whose ids are names of object properties", () => {
    const places = seat([], [report("__proto__", "online"), report("constructor", "suspended")], now);
    expect(summary(places)).toMatchObject({ online: 1, suspended: 1 });
  });
});
