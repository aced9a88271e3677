import { describe, expect, it } from "vitest";
import { noFacts } from "../../plugins/sdk/shop.ts";
import type { ReceiveAnswer, ReceiveInput } from "../conversation/answer.ts";
import { marksOf, submit } from "./submit.ts";

const input: ReceiveInput = {
  merchant: "m-1",
  shop: "s-1",
  channel: "interject",
  conversation: "c-1",
  events: [],
  facts: noFacts,
  wait: false,
};
const taken: ReceiveAnswer = { ok: true, accepted: 0, duplicates: 0, results: [] };

/** What the platform throws when a call to an object fails, by its documentation. */
function platformError(marks: { overloaded?: boolean; retryable?: boolean; remote?: boolean }) {
  return Object.assign(new Error("canary-0815 said the buyer"), marks);
}

/** Objects that answer one after the other; a stub is good for one call. */
async function run(answers: (ReceiveAnswer | Error)[]) {
  let stubs = 0;
  const reported: unknown[] = [];
  const answer = await submit(input, {
    stub: () => {
      const next = answers[stubs++];
      return {
        receive: () => (next instanceof Error ? Promise.reject(next) : Promise.resolve(next ?? taken)),
      };
    },
    report: (error) => reported.push(error),
  });
  return { answer, stubs, reported: reported.length };
}

describe("handing events to a conversation", () => {
  it("passes its answer on", async () => {
    expect(await run([{ ok: false, conflict: "e-1" }])).toEqual({
      answer: { ok: false, conflict: "e-1" },
      stubs: 1,
      reported: 0,
    });
  });

  it("failure F16: leaves an overloaded object alone, also when the error is retryable", async () => {
    const { answer, stubs } = await run([platformError({ overloaded: true, retryable: true }), taken]);
    expect({ answer, stubs }).toEqual({ answer: { ok: false, overloaded: true }, stubs: 1 });
  });

  it("tries a retryable failure once more, with a new stub", async () => {
    expect(await run([platformError({ retryable: true }), taken])).toEqual({ answer: taken, stubs: 2, reported: 0 });
  });

  it("gives up after the second failure, and says so once", async () => {
    const failures = [platformError({ retryable: true }), platformError({ retryable: true }), taken];
    const { answer, stubs, reported } = await run(failures);
    expect({ answer, stubs, reported }).toEqual({ answer: { ok: false, unavailable: true }, stubs: 2, reported: 1 });
  });

  it("does not repeat an error of the object's own code", async () => {
    const { answer, stubs } = await run([platformError({ remote: true }), taken]);
    expect({ answer, stubs }).toEqual({ answer: { ok: false, unavailable: true }, stubs: 1 });
  });
});

describe("what the log is told of a failure", () => {
  it("is what the platform says of it, and nothing that was said (failure P13)", () => {
    expect(marksOf(platformError({ remote: true }))).toEqual({ remote: true, retryable: false });
    expect(marksOf("no error at all")).toEqual({ remote: false, retryable: false });
  });
});
