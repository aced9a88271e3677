import { describe, expect, it } from "vitest";
import { packs } from "../../plugins/manifest.ts";
import { policy } from "../../plugins/sdk/policy.ts";
import { compileShop } from "../settings/compile.ts";
import { snapshotWith } from "../settings/snapshot-fixture.ts";
import { morning, open, said } from "./fixtures.ts";

const title = { zh: "x", en: "x" };
const when = { points: ["alerts/threaten-exposure"] };
const tells = (intervention: string, after?: number) =>
  policy.parse({
    id: intervention.replace("/", "-"),
    title,
    mode: "act",
    when,
    then: [{ intervention, ...(after !== undefined && { after }) }],
    frequency: { kind: "every" },
  });

const shop = compileShop(
  snapshotWith({
    packs: packs.map(({ id }) => id),
    policies: [tells("supervision/notify-supervisor"), tells("supervision/webhook")],
  }),
  packs,
);

describe("the words of a retracted message", () => {
  it("leave what interventions made of them, and the decisions themselves stand", () => {
    const chat = open(shop);
    chat.receive([said("m-1", "agent", "您好", 0), said("m-2", "buyer", "我要去12315投诉你们红鲤鱼", 1)]);
    const before = JSON.stringify([...chat.state.decisions.values()]);
    expect(before).toContain("12315");
    const turn = chat.receive([
      { type: "retracted", id: "e-1", at: morning + 5_000, conversation: "c-1", message: "m-2" },
    ]);
    const kept = [...chat.state.decisions.values()];
    expect(JSON.stringify([kept, chat.state.entries, [...chat.state.tasks.values()]])).not.toMatch(/12315|红鲤鱼/);
    expect(kept.filter(({ outcome }) => outcome === "acted")).toHaveLength(2);
    expect(kept.flatMap(({ actions }) => actions.map(({ kind }) => kind))).toContain("webhook");
    expect([...turn.scrubbed].sort()).toEqual(kept.map(({ id }) => id).sort());
  });

  it("of another message stay", () => {
    const chat = open(shop);
    chat.receive([
      said("m-1", "buyer", "我要去12315投诉你们", 1),
      said("m-2", "buyer", "红鲤鱼", 2),
      { type: "retracted", id: "e-1", at: morning + 5_000, conversation: "c-1", message: "m-2" },
    ]);
    expect(JSON.stringify([...chat.state.decisions.values()])).toContain("12315");
  });
});
