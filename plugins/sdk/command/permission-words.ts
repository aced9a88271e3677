import type { ActionKind } from "../intervention.ts";
import type { Manifest } from "../manifest.ts";
import { personalData } from "../personal-data.ts";
import type { Bilingual } from "../point.ts";

/** What an action does, for whoever grants it. */
const actionWords: Readonly<Record<ActionKind, Bilingual>> = {
  menu: { zh: "向买家显示选择菜单", en: "show the buyer a menu" },
  "dismiss-menu": { zh: "收起它显示的菜单", en: "take back the menu it has shown" },
  reply: { zh: "以店铺的名义回复买家", en: "answer the buyer in the shop's name" },
  suggestion: { zh: "向客服建议话术", en: "suggest replies to the agent" },
  handoff: { zh: "把会话转给人工客服", en: "hand the chat to a human agent" },
  notice: { zh: "提醒买家、客服或主管", en: "tell the buyer, the agent or the supervisor something" },
  verdict: { zh: "在客服的消息发出之前拦下或改写它", en: "stop or change an agent's message before it is sent" },
  tag: { zh: "给会话打标签", en: "put tags on a chat" },
  webhook: { zh: "把结果推送到店铺自己的系统", en: "send results to the shop's own system" },
  notify: { zh: "通知店铺的接收人（邮件、群机器人）", en: "tell the shop's receivers (e-mail, chat groups)" },
  task: { zh: "给客服或主管建待办", en: "give agents or supervisors tasks" },
  "close-task": { zh: "结束它建的待办", en: "close the tasks it has given" },
};

/** The permissions of a pack in words, one a line. */
export function permissionLines({ actions, personalData: kinds }: Manifest["permissions"]): string[] {
  const line = (mark: string) => (words: Bilingual) => `  ${mark} ${words.zh} · ${words.en}`;
  const does = actions.map((kind) => actionWords[kind]).map(line("→"));
  const reads = [
    { zh: "买家和客服说的话", en: "what buyers and agents say" },
    ...kinds.map((kind) => personalData[kind]),
  ];
  return [
    "可以做 · May do:",
    ...(does.length > 0 ? does : ["  只检出，从不采取行动 · It only finds, and never acts"]),
    "可以读 · May read:",
    ...reads.map(line("·")),
  ];
}
