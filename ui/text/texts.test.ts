import { describe, expect, it } from "vitest";
import { action } from "../../plugins/sdk/intervention.ts";
import { decisionReasons } from "../../worker/conversation/reasons.ts";
import { errors } from "../../worker/errors.ts";
import { enOne } from "./en-one.ts";
import { everyText } from "./every-text.ts";

const zh = await everyText("zh");
const en = await everyText("en");

type Tree = { [key: string]: string | Tree };

function leaves(tree: Tree, path = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[`${path}${key}`, value]] : leaves(value, `${path}${key}.`),
  );
}
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

describe("the two languages", () => {
  it("have the same texts with the same placeholders", () => {
    const english = new Map(leaves(en));
    for (const [key, text] of leaves(zh)) {
      expect(english.get(key), key).toBeTruthy();
      expect(placeholders(english.get(key) ?? ""), key).toEqual(placeholders(text));
    }
    expect(english.size).toBe(leaves(zh).length);
  });
});

it("says one thing in the words of many, without the plural", () => {
  const many = new Map(leaves(en));
  for (const [key, text] of Object.entries(enOne)) {
    expect(placeholders(text), key).toEqual(placeholders(many.get(key) ?? ""));
    expect(text, key).not.toBe(many.get(key));
  }
});

describe("codes that come from the server", () => {
  it("all have words: reasons, actions", () => {
    for (const words of [zh.reason, en.reason]) expect(Object.keys(words)).toEqual(Object.keys(decisionReasons));
    expect(Object.keys(zh.action).sort()).toEqual(action.options.map(({ shape }) => shape.kind.value).sort());
  });

  it("names only errors that exist", () => {
    const ours = ["title", "other", "offline", "field", "page", "pageHint", "stale", "staleHint", "reload"];
    const named = Object.keys(zh.failure).filter((code) => !ours.includes(code));
    expect(Object.keys(errors)).toEqual(expect.arrayContaining(named));
  });
});
