import { buyer, testIntervention, triggers } from "interject/testing";
import { expect, test } from "vitest";
import { webhook } from "./webhook.ts";

const message = { zh: "买家要投诉", en: "The buyer threatens a complaint" };
const threat = triggers(buyer("我要投诉"), {
  point: "alerts/threaten-complaint",
  code: "threatened",
  severity: "urgent",
  message,
});

testIntervention(webhook, {
  acts: [
    {
      name: "the facts of the finding go to the endpoint that the shop named",
      config: { endpoint: "crm" },
      script: [threat],
      expect: [
        {
          kind: "webhook",
          endpoint: "crm",
          payload: {
            type: "finding",
            finding: "shop/interject/c-1/m-1|alerts/threaten-complaint|threatened",
            point: "alerts/threaten-complaint",
            code: "threatened",
            severity: "urgent",
            message,
            channel: "interject",
            conversation: "c-1",
            session: "2026-11-20.1",
            event: "m-1",
            at: Date.parse("2026-11-20T10:00:00+08:00"),
            evidence: [{ message: "m-1", start: 0, end: 4, quote: "我要投诉" }],
            revision: 1,
          },
        },
      ],
    },
  ],
  refrains: [],
});

test("leaves the words of the chat out, where the shop wants it so", () => {
  const evidence = [{ message: "m-1", start: 0, end: 4, quote: "我要投诉" }];
  const session = { id: "s-1", day: "2026-11-20", type: "unsure", agent: null, messages: [], transfer: null } as const;
  const { actions } = webhook.plan({
    trigger: {
      kind: "finding",
      at: 0,
      finding: {
        id: "f-1",
        point: "alerts/threaten-complaint",
        code: "threatened",
        severity: "urgent",
        message,
        event: "m-1",
        at: 0,
        session: "s-1",
        evidence,
        revision: 1,
      },
    },
    conversation: { id: "c-1", channel: "interject", messages: [], session, orders: [] },
    config: { endpoint: "default", quotes: false },
    state: null,
    seats: { known: false, online: 0, suspended: 0, queue: 0 },
    shop: {
      timeZone: "Asia/Shanghai",
      language: "zh",
      open: true,
      opensAt: null,
      incidents: [],
      quality: null,
      waitSeconds: null,
      receivers: [],
    },
    standing: "active",
  });
  expect(JSON.stringify(actions)).not.toContain("我要投诉");
  expect(actions).toMatchObject([{ payload: { evidence: [{ message: "m-1", start: 0, end: 4 }] } }]);
});
