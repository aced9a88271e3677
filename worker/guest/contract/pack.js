// A pack as its bundle reaches the host: one module, no imports, settings parsed by the host. The tests run it as compiled in and
// as a guest, and its first point as a rule, too.

const same = (text) => ({ zh: text, en: text });

const asksInvoice = {
  id: "asks-invoice",
  kind: "alert",
  moment: "message",
  rows: [],
  title: same("问发票"),
  description: same("买家问发票。"),
  codes: { asked: { severity: "low", message: same("问发票") } },
  phrases: ({ words }) => ({ words }),
  wakes: "hits",
  inspect({ event, hits }) {
    if (event.type !== "message" || event.message.from.role !== "buyer" || event.message.automatic) return [];
    const spans = hits.words.map(({ message, start, end }) => ({ message, start, end }));
    return spans.length === 0 ? [] : [{ kind: "finding", code: "asked", evidence: spans }];
  },
};

const unanswered = {
  id: "unanswered",
  kind: "alert",
  moment: "timer",
  rows: [],
  title: same("未答复"),
  description: same("买家的话没有人答复。"),
  codes: { late: { severity: "urgent", message: same("{seconds} 秒未答复") } },
  inspect({ event, conversation, config }) {
    switch (event.type) {
      case "message":
        if (event.message.from.role === "buyer") return [{ kind: "arm", timer: "due", seconds: config.seconds }];
        return [
          { kind: "disarm", timer: "due" },
          { kind: "resolve", code: "late" },
        ];
      case "timer": {
        const waiting = [];
        for (let index = conversation.messages.length - 1; index >= 0; index--) {
          const message = conversation.messages[index];
          if (message.from.role === "agent") break;
          if (message.from.role === "buyer" && !message.retracted) waiting.unshift(message);
        }
        const evidence = waiting.map(({ id, text }) => ({ message: id, start: 0, end: text.length }));
        return [{ kind: "finding", code: "late", evidence, data: { seconds: config.seconds } }];
      }
      case "closed":
        return [{ kind: "disarm", timer: "due" }];
      default:
        return [];
    }
  },
};

const unthanked = {
  id: "unthanked",
  kind: "deduct",
  moment: "session",
  rows: [],
  title: same("没有道谢"),
  description: same("客服在会话里没有道谢。"),
  codes: { missing: { score: -2, message: same("没有道谢") } },
  inspect({ event }) {
    if (event.type !== "session") return [];
    const said = event.session.messages.filter(({ from, retracted }) => from.role === "agent" && !retracted);
    const last = said[said.length - 1];
    if (last === undefined || said.some(({ text }) => text.includes("谢谢"))) return [];
    return [{ kind: "finding", code: "missing", evidence: [{ message: last.id, start: 0, end: last.text.length }] }];
  },
};

const handInvoice = {
  id: "hand-invoice",
  rows: [],
  title: same("代开发票"),
  description: same("建议客服发送开票入口。"),
  actions: ["suggestion"],
  reasons: { done: same("已经发送") },
  plan({ trigger, state }) {
    if (trigger.kind === "finding") {
      const [span] = trigger.finding.evidence;
      return { actions: [{ kind: "suggestion", text: `开票入口：${span.quote}` }], state: { said: 0 }, wake: 120 };
    }
    if (trigger.kind === "timer") return { actions: [], state: null };
    if (trigger.kind !== "event" || trigger.event.type !== "message") return { actions: [] };
    const said = state.said + 1;
    return said < 3
      ? { actions: [], state: { said } }
      : { actions: [{ kind: "suggestion", text: "再次提醒" }], state: null };
  },
};

export default { points: [asksInvoice, unanswered, unthanked], interventions: [handInvoice] };
