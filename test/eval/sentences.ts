import { readdirSync, readFileSync } from "node:fs";
import type { CompiledShop } from "../../worker/settings/compile.ts";
import type { Dialogue } from "./dialogues.ts";
import { judge, predictionsOf } from "./judge.ts";
import type { LabelName } from "./labels.ts";

/**
 * Tables of invented sentences, one file a label: `+` the label must be found, `-` it must not. A line of two parts, `A || B`,
 * is two turns; which ones, and what stands around a single sentence, is the label's frame.
 */
const folder = new URL("sentences/", import.meta.url);

export type Sentence = { readonly label: LabelName; readonly wanted: boolean; readonly text: string };

type Turn = Dialogue["messages"][number];
const buyer = (text: string): Turn => ({ role: "buyer", text });
const agent = (text: string): Turn => ({ role: "agent", text });

/** A label's frame: the messages around a sentence, and the place of the one that is judged. */
function framed({ label, text }: Sentence): { readonly messages: Turn[]; readonly judged: number } {
  const [first = "", second = ""] = text.split(" || ");
  switch (label) {
    case "repeat_send": {
      const messages = [
        buyer("你好,这个问题麻烦看一下"),
        agent(first),
        buyer("那另外一件呢"),
        agent(second),
        buyer("知道了"),
      ];
      return { messages, judged: 3 };
    }
    case "agent_passive":
      return { messages: [buyer("你好"), agent("亲,在的哦"), buyer(first), agent(second)], judged: 3 };
    case "closing_missing": {
      const messages = [buyer("在吗"), agent("您好,在的呢"), buyer("什么时候发货"), agent("今天下午"), buyer("好")];
      return { messages: [...messages, agent(text)], judged: 5 };
    }
    case "irrelevant":
    case "unresolved": {
      const before = [buyer("请问我的订单什么时候能处理好"), agent("亲,您的订单已经备注加急了")];
      const said = text.replace(/^[ab]: /, "");
      return { messages: [...before, text.startsWith("a: ") ? agent(said) : buyer(said)], judged: 2 };
    }
    default: {
      const said = text.replace(/^[ab]: /, "");
      const turn = text.startsWith("a: ") || agentLabels.has(label) ? agent(said) : buyer(said);
      return { messages: [turn], judged: 0 };
    }
  }
}

const agentLabels: ReadonlySet<LabelName> = new Set<LabelName>(["ad_law", "agent_abuse"]);

/** Whether the label is found at the sentence. */
export function isFound(sentence: Sentence, shop: CompiledShop): boolean {
  const { messages, judged } = framed(sentence);
  const result = judge({ id: sentence.text, complete_session: true, messages }, shop);
  const errors = result.errors.map(({ point, error }) => `${point}: ${error}`);
  if (errors.length > 0) throw new Error(errors.join("; "));
  return predictionsOf(result, shop).some(
    ({ point, message_index }) => point === sentence.label && message_index === judged,
  );
}

/** All sentences of one table. */
export function sentencesOf(label: LabelName): Sentence[] {
  return linesOf(`${label}.txt`).map((line) => ({ label, wanted: line.startsWith("+"), text: line.slice(2) }));
}

const shortNames = {
  anger: "buyer_anger",
  abuse: "buyer_abuse",
  complaint: "threaten_complaint",
  "315": "threaten_315",
  review: "threaten_bad_review",
  product: "product_complaint",
  fraud: "accuse_fraud",
  human: "ask_human",
  unresolved: "unresolved",
  irrelevant: "irrelevant",
} as const satisfies Record<string, LabelName>;

export const postedLabels = Object.values(shortNames);

export type Post = {
  readonly text: string;
  readonly wanted: ReadonlySet<string>;
  /** Labels about which two readers could disagree. */
  readonly open: ReadonlySet<string>;
};

/** Words that were labelled for all of `postedLabels` at once. */
export function posts(): Post[] {
  return linesOf("posts.txt").map((line) => {
    const [labels = "", ...text] = line.split(" | ");
    const names = labels.split(" ").filter((name) => name !== "none");
    const labelOf = (name: string) => {
      const label = shortNames[name.replace("?", "") as keyof typeof shortNames];
      if (label === undefined && name !== "none?") throw new Error(`posts.txt: no label ${name}`);
      return label;
    };
    const pick = (open: boolean) => new Set(names.filter((name) => name.endsWith("?") === open).map(labelOf));
    return { text: text.join(" | "), wanted: pick(false), open: pick(true) };
  });
}

/** Labels that are found when a buyer says nothing but this. */
export function labelsIn(text: string, shop: CompiledShop): ReadonlySet<string> {
  const result = judge({ id: text, complete_session: false, messages: [buyer(text)] }, shop);
  return new Set(predictionsOf(result, shop).map(({ point }) => point));
}

export const neutralLines = (): string[] => linesOf("neutral.txt");

function linesOf(name: string): string[] {
  return readFileSync(new URL(name, folder), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
}

/** The labels that have a table. */
export function tabledLabels(): LabelName[] {
  return readdirSync(folder)
    .filter((name) => name !== "neutral.txt" && name !== "posts.txt")
    .map((name) => name.replace(/\.txt$/, "") as LabelName)
    .sort();
}
