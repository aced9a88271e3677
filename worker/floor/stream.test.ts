import { describe, expect, it } from "vitest";
import { closeReply, parseLast, resumeAfter, shownAtFirst } from "./stream.ts";

describe("where a panel resumes", () => {
  it("continues after the item it names", () => {
    expect(resumeAfter(7, { newest: 12, oldest: 1 })).toBe(7);
    expect(resumeAfter(12, { newest: 12, oldest: 1 })).toBe(12);
    expect(resumeAfter(0, { newest: 12, oldest: 1 })).toBe(0);
  });

  it("shows the newest items to a panel that names none", () => {
    expect(resumeAfter(null, { newest: 5, oldest: 1 })).toBe(0);
    expect(resumeAfter(null, { newest: 5_000, oldest: 3_001 })).toBe(5_000 - shownAtFirst);
  });

  it("starts anew when the named item is newer than the feed", () => {
    expect(resumeAfter(99, { newest: 3, oldest: 1 })).toBe(0);
  });
});

describe("the named seq", () => {
  it("is a plain number, or none", () => {
    expect(parseLast("0")).toBe(0);
    expect(parseLast("1234")).toBe(1234);
    for (const value of [null, "", "-1", "1e3", " 1", "1.5", "9".repeat(16)]) expect(parseLast(value)).toBeNull();
  });
});

describe("the answer to a close frame", () => {
  it("echoes codes that may be sent", () => {
    for (const code of [1000, 1001, 3000, 4401]) expect(closeReply(code)).toBe(code);
  });

  it("never sends the codes that only describe", () => {
    for (const code of [1005, 1006, 1015]) expect(closeReply(code)).toBe(1000);
  });
});
