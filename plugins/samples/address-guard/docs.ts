/** The pages that a merchant reads before he installs the pack. */
export const docs = {
  zh: `# 收货信息守护

发错地址的一单，要拦截、转寄、退款，还可能丢件。这个检测包盯住三件事：

1. **买家要改收货信息**：地址、收货人、电话。货还没发是低级，已经发出是中级（需要平台推送订单）。
2. **客服没有确认**：从买家提出起，默认 5 分钟内没有客服确认、备注或复述新地址，就告警；之后确认的自动解除。一直到会话结束都没有确认，扣 3 分。
3. **客服索要敏感信息**：验证码、密码（紧急），身份证号、银行卡号（中）。

## 读取什么

消息文字，以及买家的订单状态（权限“订单、金额和备注”）。订单只用来判断“有没有货在路上”：全部签收或关闭之后，改地址不再检出。平台没有推送订单时照常检查，可在设置里关掉。

## 可以改什么

等待分钟数、全部词表。常见的调整：

* 经常上门取件的店铺，把“取件”加入例外；
* 线下退款确实需要银行卡号的，清空“银行卡”词表；
* 客服的固定话术加入“客服说了这些算已确认”。

## 建议策略

装好后先观察：未确认时催促客服（需要检测包 supervision），索要敏感信息时通知主管。
`,
  en: `# Address guard

A parcel that goes to the wrong address is intercepted, sent on, refunded, sometimes lost. This pack watches three things:

1. **The buyer changes the delivery**: address, recipient, phone. Low before the parcel has left, normal afterwards (where the platform
   tells of orders).
2. **The agent does not confirm it**: five minutes after the buyer asked (you may change that) no agent has confirmed it, noted it
   or repeated the new address. A later confirmation resolves the alert. If it never comes, the session loses 3 points.
3. **The agent asks for sensitive data**: one-time codes and passwords (urgent), identity numbers and bank cards (normal).

## What it reads

The words of the chat, and how the buyer's orders stand (the permission “orders, amounts and remarks”). They only tell whether
something is on its way: once everything is received or closed, a change is no longer found. Where the platform tells of no order
it looks all the same; a setting turns that off.

## What you may change

The minutes, and all lists of words. Often useful:

* shops that fetch parcels: add 取件 to the exceptions;
* shops that refund outside the platform: empty the list of bank cards;
* the fixed sentences of your agents: add them to the confirmations.

## Suggested policies

They observe first: nudge the agent who has not confirmed (needs the pack supervision), tell the supervisor who asks for what.
`,
};
