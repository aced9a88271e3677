import { expect, test } from "vitest";
import { anger, goodsFaults } from "./feelings.ts";

/** Without a seed an expression is never tried, so each thing it matches must hold one. */
test.each([
  "气死我了，忍无可忍，受不了你们",
  "真是服了，服了你们，也是服气",
  "坑人，太坑了，被坑",
  "店大欺客，欺负人，太过分，过分了",
  "什么破玩意，破公司，什么服务！",
  "耍我呢，玩我啊，在逗我，当我傻，把消费者当猴",
  "糊弄，少废话，别找借口，哪那么多话",
  "给个说法，想不想做生意，你们不管是吧，没人管",
  "等个鬼，搞什么鬼，有意思吗，真好意思，太不像话",
  "烦死，真烦人，烦不烦，太恶心，莫名其妙！奇葩",
  "服务这么垃圾，最差的快递，垃圾客服，真垃圾，态度恶劣，效率太低",
  "再也不来，永远不买，快倒闭，关门算了",
  "你们就这样对待，什么情况？？，你听不懂，凭什么",
  "说了三遍了，永远找不到客服，电话永远打不通，？？？？？",
  "质量太差，这么烂的衣服，什么破东西，买了个垃圾，用一次就坏，一放下就坏",
  "换了三次还是坏，又坏了，全是烂的，坏了一大半，根本没法用，难吃死，差得要死，恶臭，全是虫",
])("each match in %s holds a seed", (text) => {
  const folded = text.replaceAll("，", ",").replaceAll("！", "!").replaceAll("？", "?");
  let matches = 0;
  for (const { seeds, pattern } of [...anger, ...goodsFaults])
    for (const _ of folded.matchAll(pattern)) {
      matches++;
      expect(seeds.some((seed) => folded.includes(seed))).toBe(true);
    }
  expect(matches).toBeGreaterThan(1);
});
