import { literal, type Names } from "./names.ts";

/** The pages that a merchant reads before he installs the pack. */
export function docsSource({ zh, en }: Names, about: { readonly zh: string; readonly en: string }): string {
  return `/** The pages that a merchant reads before he installs the pack, in Markdown. */
export const docs = {
  zh: \`# ${literal(zh)}

${literal(about.zh)}

## 设置

写明每个设置项怎么用，什么时候该改。
\`,
  en: \`# ${literal(en)}

${literal(about.en)}

## Settings

Say what each setting is for, and when to change it.
\`,
};
`;
}

export const aboutPoint = {
  zh: "买家的消息里出现设置的词句时检出。写明它发现什么、为什么重要、什么时候不该用。",
  en: "Finds the phrases of the settings in the buyer's messages. Say what it finds, why that matters, and when not to use it.",
};

export const aboutIntervention = {
  zh: "买家给出低分时，给客服一条建议的回复。写明它做什么、什么时候不做。",
  en: "Proposes words to the agent when the buyer gives a low rating. Say what it does, and when it does not.",
};
