import { z } from "zod";
import type { PackDefinition } from "../pack.ts";
import { definePoint, finding, whole } from "../point.ts";
import type { Script, ScriptedFinding } from "./script.ts";

/** Findings of a script by the id that its message will have. */
export function findingsIn(script: Script): Map<string, ScriptedFinding> {
  const found = new Map<string, ScriptedFinding>();
  const messages = script.filter((step) => step.step === "says");
  for (const [index, { finding }] of messages.entries())
    if (finding !== undefined) found.set(`m-${index + 1}`, finding);
  return found;
}

/** For every point that the script names a point that finds what the script says, in packs of the names given. */
export function scriptedPacks(findings: readonly [string, ScriptedFinding][]): PackDefinition[] {
  const title = { zh: "测试", en: "Test" };
  const shape = { version: "1.0.0", api: 1, title, description: title, interventions: [], policies: [] } as const;
  const points = Map.groupBy(findings, ([, { point }]) => point);
  const scripted = [...points].map(([reference, marked]) => {
    const [pack = "", id = ""] = reference.split("/");
    return { pack, point: scriptedPoint(id, new Map(marked)) };
  });
  const packs = Map.groupBy(scripted, ({ pack }) => pack);
  return [...packs].map(([id, list]) => ({ ...shape, id, points: list.map(({ point }) => point) }));
}

function scriptedPoint(id: string, findings: ReadonlyMap<string, ScriptedFinding>) {
  const title = { zh: "测试", en: "Test" };
  const codes = Object.fromEntries(
    [...findings.values()].map(({ code = "found", severity = "normal", message = title }) => [
      code,
      { severity, message },
    ]),
  );
  return definePoint({
    id,
    title,
    description: title,
    kind: "alert",
    moment: "message",
    rows: [],
    config: z.object({}),
    codes,
    inspect({ event }) {
      const wanted = event.type === "message" ? findings.get(event.id) : undefined;
      return wanted === undefined || event.type !== "message"
        ? []
        : [finding(wanted.code ?? "found", [whole(event.message)])];
    },
  });
}
