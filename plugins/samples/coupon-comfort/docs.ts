/** The pages that a merchant reads before he installs the pack. */
export const docs = {
  zh: `# 优惠券安抚

买家嫌贵、买贵了，或者等得不耐烦，一张小券加一句话往往比解释有用。这个检测包只向**客服**建议，不会自己对买家说任何话，也不会自己发券。

## 一次安抚怎么走

1. 检出失望（本检测包的检测点，或官方的物流投诉、商品投诉）→ 向客服建议一句带金额的话。
2. 客服发出带“券”的话（可以改措辞）→ 等买家答复。
3. 买家接受 → 建议一句道谢，打标签 \`coupon-accepted\`，结束。
4. 买家嫌少 → 在预算内再加一次；还嫌少 → 建议一句收尾的话，标签 \`coupon-declined\`。
5. 买家谢绝 → 建议一句收尾的话，标签 \`coupon-declined\`。
6. 到时间没有答复 → 标签 \`coupon-unanswered\`。客服没有采用 → 不打扰，直接结束。

一通会话只安抚一次。买家撤回了那句话，或有人把检出标为误报，就停止。

## 可以改什么

先给的金额、预算、两句话术（用 {amount} 表示金额）、等待分钟数、词表。预算设为 0 就不再建议。

## 读取什么

只读消息文字，不读买家账号、订单和链接。
`,
  en: `# Coupon as comfort

When a buyer finds it dear or is tired of waiting, a small coupon and a kind word often do more than an explanation. This pack only makes
suggestions to the **agent**: it never writes to the buyer and never issues a coupon itself.

## How it goes

1. Somebody is let down (found by this pack's own point, or by the official ones for logistics and goods) → the agent is given a line with
   an amount.
2. The agent sends something that names the coupon, in whatever words → the buyer thinks it over.
3. He accepts → a line of thanks, the tag \`coupon-accepted\`, done.
4. He wants more → once more, up to the budget; still not enough → a closing line, the tag \`coupon-declined\`.
5. He declines → a closing line, the tag \`coupon-declined\`.
6. No answer in time → the tag \`coupon-unanswered\`. The agent did not take it up → it ends quietly.

Once per session. It stops when the buyer takes his words back or somebody calls the finding wrong.

## What you may change

The first amount, the budget, both lines (with {amount}), the minutes, the lists of words. A budget of 0 stops it.

## What it reads

The words of the chat; no account, no orders, no addresses of links.
`,
};
