import { agent, buyer, testPoint } from "interject/testing";
import { privateData } from "./private-data.ts";

testPoint(privateData, {
  flags: [
    {
      name: "a one-time code",
      script: [agent("给您手机发了验证码，收到告诉我一下")],
      expect: [{ code: "secret", evidence: ["验证码", "告诉"] }],
    },
    {
      name: "a password",
      script: [agent("麻烦提供一下登录密码")],
      expect: [{ code: "secret", evidence: ["密码", "提供"] }],
    },
    {
      name: "the number of an identity card",
      script: [agent("亲，提供一下身份证号码和姓名哦")],
      expect: [{ code: "identity", evidence: ["身份证", "提供"] }],
    },
    {
      name: "several things at once",
      script: [agent("麻烦提供银行卡号，还有收到的验证码")],
      expect: [
        { code: "bank-card", evidence: ["卡号", "提供"] },
        { code: "secret", evidence: ["验证码", "提供"] },
      ],
    },
  ],
  ignores: [
    {
      name: "a warning",
      script: [agent("验证码请不要告诉任何人")],
      held: [{ guard: "warns-the-buyer", evidence: ["验证码", "不要"] }],
    },
    { name: "a card of another kind", script: [agent("麻烦提供手表里的SIM卡号")] },
    { name: "where a refund goes", script: [agent("款项会退回您的银行卡，请留意")] },
    { name: "a code that is only named", script: [agent("登录时输入短信验证码就可以了")] },
    { name: "the buyer", script: [buyer("验证码要告诉你吗")] },
    { name: "a list that the shop has emptied", config: { bankCard: [] }, script: [agent("请提供银行卡号")] },
  ],
});
