/** The pages that a merchant reads before he installs the pack. */
export const docs = {
  zh: `# 大促护航

大促前装上，大促后可以停用。八条规则，全部是数据，没有代码；装好后每条都能在设置里单独关闭或改级别。

## 买家这边

| 规则 | 什么时候检出 | 级别 |
| --- | --- | --- |
| 买后降价 | “刚买就降价”“货还没到就便宜了”“买贵了”；带不满时升一级 | 低 / 中 |
| 价保被拒 | 买家要价保、差价之后，客服说不支持或已超期，且同一句没有给补偿 | 中 |
| 定金、尾款纠纷 | 定金不退、尾款付不了、没人提醒、预售反而更贵 | 中 |
| 优惠券用不了 | 券、红包、满减、津贴领不到或没有抵扣 | 中 |

## 客服这边

| 规则 | 什么时候检出 | 级别 |
| --- | --- | --- |
| 价格过度承诺 | “绝对不会降价”“全年最低价”“随时补差价” | 中 |
| 口头承诺赠品或到货 | “私下多送您一份”“明天肯定到” | 中 |
| 制造紧迫感 | “最后一件”“再不拍就没了”“明天涨价” | 中 |
| 预售规则未说清 | 买家问定金、尾款，客服没有讲清尾款时间和定金规则 | 扣 2 分 |

## 建议策略

装好后先观察。确认检出合适，再改为执行：发送前提醒客服（需要检测包 assist）、两分钟无人处理时催促客服（需要检测包 supervision）。

## 不适合

规则只认文字：库存是否真的只剩一件、赠品是否写在活动页，它看不到。把本店活动页的原话加入“允许的话”即可。
`,
  en: `# Promotion day

Install it before a promotion and switch it off afterwards. Eight rules, all of them data, no code; each can be switched off or
given another severity in the settings.

## Buyers

| Rule | Found when | Severity |
| --- | --- | --- |
| The price fell after the purchase | “I have just bought it and it is cheaper”, “it has not even arrived”; one step higher with anger | low / normal |
| Price protection refused | he asked for it, and the agent says that it is not possible or too late, and offers nothing in the same message | normal |
| Dispute about deposit or balance | the deposit is kept, the balance cannot be paid, nobody reminded him, buying ahead costs more | normal |
| A coupon does not work | a coupon, red packet or discount cannot be drawn or was not deducted | normal |

## Agents

| Rule | Found when | Severity |
| --- | --- | --- |
| Promises about the price | “it will certainly not fall”, “lowest of the year”, “the difference at any time” | normal |
| Promises of gifts or arrival | “I will put one more in for you”, “tomorrow for sure” | normal |
| False urgency | “the last one”, “nearly gone”, “dearer tomorrow” | normal |
| Rules of buying ahead not told | asked about deposit or balance, he does not tell when the balance is due and when a deposit comes back | −2 |

## Suggested policies

They observe first. When the findings look right, let them act: warn the agent before sending (needs the pack assist), nudge the
agent when nobody has taken care within two minutes (needs the pack supervision).

## Not for

Rules read words: whether one piece is really left, or a gift stands on the page of the promotion, they cannot see. Put the
sentences of your own page among the allowed ones.
`,
};
