/** What is said before the upgrade, and how a test asks for it afterwards. */

export const shop = "demo";

export type Said = {
  readonly id: string;
  readonly type: "message";
  readonly conversation: string;
  readonly at: number;
  readonly from: { readonly role: "buyer" | "agent"; readonly id: string };
  readonly content: readonly [{ readonly type: "text"; readonly text: string }];
};

const said = (conversation: string, number: number, role: "buyer" | "agent", at: number, text: string): Said => ({
  id: `${conversation}.${number}`,
  type: "message",
  conversation,
  at,
  from: { role, id: role === "buyer" ? `b-${conversation}` : "a-1" },
  content: [{ type: "text", text }],
});

/** A complaint that is judged and acted on. */
export const complaint = (at: number): Said[] => [
  said("old-complaint", 1, "buyer", at, "我要去12315投诉你们"),
  said("old-complaint", 2, "agent", at + 5_000, "亲，马上为您处理"),
];

/** A question whose timer was armed by the old build and comes due under the new one. */
export const question = (at: number): Said[] => [said("old-question", 1, "buyer", at, "什么时候发货")];

/** Goes on in the chat of the complaint. */
export const afterwards = (at: number): Said[] => [said("old-complaint", 3, "buyer", at, "再不退款我就给差评")];
