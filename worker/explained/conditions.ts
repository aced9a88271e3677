import type { Bilingual } from "../../plugins/sdk/point.ts";
import { hostReason } from "./reason-text.ts";
import { type Asked, fact, type Subject, worded } from "./subject.ts";
import {
  buyerWords,
  lasting,
  listed,
  localTime,
  orderWords,
  same,
  scheduleWords,
  servingWords,
  sessionTypeWords,
} from "./wording.ts";

export function scene(subject: Subject): Asked[] {
  const { moment } = subject.policy.when;
  if (moment?.type !== "scene" || moment.scenes !== "widest-gap") return [];
  const { reason } = subject.decision;
  const unknown = reason === "quality-unknown";
  return [
    {
      code: unknown ? reason : "not-widest-gap",
      title: { zh: "场景", en: "Scene" },
      wanted: { zh: "人工比机器人满意度高出最多的场景", en: "the one in which humans do better by the most" },
      found: unknown || reason === "not-widest-gap" ? hostReason(reason) : null,
    },
  ];
}

export function conditions(subject: Subject): Asked[] {
  const { snapshot, decision } = subject;
  const { sessionTypes, channels, servedBy, groups, schedule, agentsOnline, orders, buyer, earlier } =
    subject.policy.if;
  const asked: Asked[] = [];
  const ask = (code: string, title: Bilingual, wanted: Bilingual, found: Bilingual | null) =>
    asked.push({ code, title, wanted, found });
  if (sessionTypes !== undefined)
    ask(
      "session-type",
      { zh: "会话类型", en: "Session type" },
      listed(sessionTypes.map((type) => sessionTypeWords[type])),
      worded(subject, "sessionType", sessionTypeWords),
    );
  if (channels !== undefined)
    ask("channel", { zh: "渠道", en: "Channel" }, listed(channels.map(same)), same(decision.channel));
  if (servedBy !== undefined)
    ask(
      "served-by",
      { zh: "接待方", en: "Served by" },
      listed(servedBy.map((who) => servingWords[who])),
      worded(subject, "servedBy", servingWords),
    );
  if (groups !== undefined) {
    const titles = new Map(snapshot.groups?.map(({ id, title }) => [id, same(title)]));
    const held = String(fact(subject, "group") ?? "");
    const titleOf = (id: string) => titles.get(id) ?? same(id);
    ask(
      "group",
      { zh: "客服分组", en: "Group of agents" },
      listed(groups.map(titleOf)),
      held === "" ? { zh: "都不属于", en: "none of them" } : listed(held.split(" ").map(titleOf)),
    );
  }
  if (schedule !== undefined)
    ask(
      "schedule",
      { zh: "时间", en: "Time" },
      scheduleWords[schedule.kind],
      localTime(decision.at, snapshot.timeZone),
    );
  if (agentsOnline !== undefined) {
    const online = fact(subject, "online");
    ask(
      "agents-online",
      { zh: "在线客服", en: "Agents online" },
      { zh: `至少 ${agentsOnline} 名`, en: `at least ${agentsOnline}` },
      online === undefined
        ? { zh: "平台未上报，不作限制", en: "never reported, so not asked for" }
        : { zh: `${online} 名`, en: String(online) },
    );
  }
  if (orders !== undefined)
    ask(
      "order",
      { zh: "买家最近的订单", en: "The buyer's newest order" },
      listed(orders.map((status) => orderWords[status])),
      worded(subject, "order", orderWords),
    );
  if (buyer !== undefined)
    ask("buyer", { zh: "买家", en: "Buyer" }, buyerWords[buyer], worded(subject, "buyer", buyerWords));
  if (earlier !== undefined) {
    const { zh, en } = lasting(earlier.within);
    const count = fact(subject, "earlier");
    ask(
      "earlier",
      { zh: "此前的检测结果", en: "Found before" },
      {
        zh: `${zh}内至少 ${earlier.atLeast} 次：${earlier.points.join("、")}`,
        en: `at least ${earlier.atLeast} within ${en}: ${earlier.points.join(", ")}`,
      },
      count === undefined ? null : { zh: `${count} 次`, en: String(count) },
    );
  }
  return asked;
}
