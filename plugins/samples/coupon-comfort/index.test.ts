import { agent, buyer, closed, testPack } from "interject/testing";
import pack from "./index.ts";

testPack(pack, {
  canary: { script: [buyer("interject 测试：这也太贵了")], point: "let-down" },
  calm: [
    buyer("在吗，这件有优惠吗"),
    agent("在的亲，满200减20"),
    buyer("什么时候发货"),
    agent("今天下午发出，两天左右到"),
    buyer("好的，谢谢"),
    agent("不客气，祝您购物愉快"),
    closed(),
  ],
});
