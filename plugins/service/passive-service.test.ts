import { agent, buyer, closed, retracted, testPoint } from "interject/testing";
import { passiveService } from "./passive-service.ts";

testPoint(passiveService, {
  flags: [
    {
      name: "恩 and 嗯嗯 to questions, as evidence of one finding (F052)",
      script: [buyer("能快点吗"), agent("恩"), buyer("什么时候能到"), agent("嗯嗯~"), closed()],
      expect: [{ code: "passive", evidence: ["恩", "嗯嗯~"] }],
    },
    {
      name: "是的 to a question",
      script: [buyer("现在支付就可以吗"), agent("是的"), closed()],
      expect: [{ code: "passive", evidence: ["是的"] }],
    },
    {
      name: "a nod after the buyer's nod, where those count (F053)",
      config: { ignoreAfterNod: false },
      script: [buyer("好的"), agent("嗯嗯"), closed()],
      expect: [{ code: "passive", evidence: ["嗯嗯"] }],
    },
    {
      name: "three characters, where the shop wants it so",
      config: { characters: 3 },
      script: [buyer("能快点吗"), agent("不可以"), closed()],
      expect: [{ code: "passive", evidence: ["不可以"] }],
    },
    {
      name: "as many as needed",
      config: { count: 2 },
      script: [buyer("在吗"), agent("嗯"), buyer("有货吗"), agent("有"), closed()],
      expect: [{ code: "passive", evidence: ["嗯", "有"] }],
    },
    {
      name: "a courtesy, where the shop allows none",
      config: { courtesies: [] },
      script: [buyer("有货吗"), agent("稍等"), closed()],
      expect: [{ code: "passive", evidence: ["稍等"] }],
    },
  ],
  ignores: [
    {
      name: "after 哦, 好, 好的, OK (F053)",
      script: ["哦", "好", "好的", "OK"].flatMap((nod) => [buyer(nod), agent("嗯嗯")]),
      held: [{ guard: "nod", evidence: ["嗯嗯", "嗯嗯", "嗯嗯", "嗯嗯"] }],
    },
    { name: "a real answer (F052)", script: [buyer("能快点吗"), agent("可以的亲"), closed()] },
    {
      name: "a greeting and a courtesy",
      script: [buyer("在吗"), agent("您好"), buyer("有货吗"), agent("稍等"), closed()],
    },
    { name: "a number or a sticker", script: [buyer("多少钱"), agent("58"), buyer("贵"), agent("😊"), closed()] },
    { name: "a reply that was taken back", script: [buyer("能快点吗"), agent("嗯"), retracted(), closed()] },
    { name: "an automatic message", script: [buyer("在吗"), agent({ text: "在", automatic: true }), closed()] },
    { name: "fewer than needed", config: { count: 2 }, script: [buyer("在吗"), agent("嗯"), closed()] },
    {
      name: "a name that the channel has masked",
      script: [buyer("被忽略的还能看到吧"), agent("[姓名x]是的"), closed()],
    },
    { name: "the buyer", script: [buyer("嗯"), agent("请问有什么可以帮您"), closed()] },
  ],
});
