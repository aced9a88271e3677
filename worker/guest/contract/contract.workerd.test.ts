import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import type { PackDefinition } from "../../../plugins/sdk/pack.ts";
import { play, playWithGuests } from "../../../plugins/sdk/testing/play.ts";
import {
  agent,
  buyer,
  closed,
  edited,
  retracted,
  type Script,
  system,
  transferred,
  wait,
} from "../../../plugins/sdk/testing/script.ts";
import { askGuest } from "../call.ts";
import { guardCode } from "../guard.ts";
import { loadGuest } from "../load.ts";
import bundle from "./pack.js?raw";
import { asGuest, asRules, compiledIn, handing } from "./tiers.ts";

/** One pack in three forms finds the same: compiled in, as a rule, and as a guest in an isolate of its own. */

const guarded = guardCode(bundle);
const guest = loadGuest(
  env,
  { merchant: "m-contract", shop: "s-contract", pack: "contract", sha256: "c".repeat(64) },
  async () => {
    if (!guarded.ok) throw new Error(JSON.stringify(guarded.problems));
    return guarded.code;
  },
);

const scripts: readonly [string, Script][] = [
  ["a question in another script variant", [buyer("可以开發票吗"), agent("可以的"), closed()]],
  ["an innocent chat", [buyer("在吗"), agent("在的，谢谢"), closed()]],
  ["a question left alone", [buyer("发票怎么开"), wait(61)]],
  ["impatience, and an answer that resolves it", [buyer("在吗"), buyer("人呢"), wait(70), agent("在的"), wait(600)]],
  ["an answer in time", [buyer("在吗"), wait(50), agent("在的"), wait(600)]],
  ["words that were edited into it", [buyer("怎么付款"), edited("怎么开票"), agent("您好"), wait(5)]],
  ["words that were taken back", [buyer("我要发票"), wait(2), retracted(), agent("您好"), closed()]],
  [
    "the agent's own words and a system's",
    [agent("需要发票吗"), system("发票已开"), buyer("不用"), agent("好的"), closed()],
  ],
  [
    "a session that is handed on and goes on",
    [
      buyer("发票"),
      agent("稍等"),
      transferred("a-2", { by: "a-1" }),
      agent({ text: "您好", account: "a-2" }),
      closed(),
    ],
  ],
  ["emoji before the words", [buyer("😀😀我要发票👍"), agent("好"), closed()]],
  ["three answers after the suggestion", [buyer("发票"), agent("一"), agent("二"), agent("三"), wait(200)]],
];

const options = (pack: PackDefinition) => ({
  packs: [pack],
  policies: pack.interventions.length > 0 ? [handing] : [],
  untilDayEnds: true,
});

/** What counts of a run; a decision that waited for its guest's plan was made twice. */
function shown({ findings, decisions, tasks, errors }: ReturnType<typeof play>) {
  return { findings, tasks, errors, decisions: decisions.filter(({ outcome }) => outcome !== "planned") };
}

describe("a guest finds and plans what the same pack does that is compiled in", () => {
  test.each(scripts)("%s", async (_, script) => {
    const asked = await playWithGuests(script, {
      ...options(asGuest),
      ask: (_pack, request) => askGuest(guest, request),
    });
    const expected = shown(play(script, options(compiledIn)));
    const byId = <Item extends { id: string }>(items: readonly Item[]) =>
      [...items].sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(byId(asked.findings)).toEqual(byId(expected.findings));
    expect({ ...shown(asked), findings: [] }).toEqual({ ...expected, findings: [] });
  });

  test("and these chats show something of each point", () => {
    const found = scripts.flatMap(([, script]) => play(script, options(compiledIn)).findings.map(({ code }) => code));
    expect(new Set(found)).toEqual(new Set(["asked", "late", "missing"]));
  });
});

describe("a rule finds what the same point does that is compiled in", () => {
  test.each(scripts)("%s", (_, script) => {
    const asked = ({ findings }: ReturnType<typeof play>) => findings.filter(({ code }) => code === "asked");
    expect(asked(play(script, options(asRules)))).toEqual(asked(play(script, options(compiledIn))));
  });
});
