import { existsSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Command, Option } from "commander";
import { readLines } from "../../plugins/sdk/command/dialogues.ts";
import { explainMistakes } from "./causes.ts";
import { dialogue, label } from "./dialogues.ts";
import { explain } from "./explain.ts";
import { evaluationShop, judge, predictionsOf } from "./judge.ts";
import { evaluateLines } from "./lines.ts";
import { countTable, mistakeTable, scoreTable } from "./report.ts";
import { compare, summaryOf } from "./score.ts";

type Options = {
  dialogues?: string;
  labels?: string;
  ignore?: string;
  predictions?: string;
  json?: boolean;
  errors?: boolean;
  lines?: string;
  explain?: string;
  role: "buyer" | "agent" | "bot";
};

/** Where the test set lies in the checkout that most people have. */
const usual = "../shared/data/dev/dialogues.jsonl";

const program = new Command("eval")
  .description("Judges dialogues with every compiled-in point, without a server, and scores them against labels")
  .option("--dialogues <file>", `JSON lines {id, messages:[{role, text, at?}]} (default: ${usual}, if it is there)`)
  .option(
    "--labels <file>",
    "JSON lines {dialogue_id, message_index, point} (default: labels.jsonl beside the dialogues)",
  )
  .option("--ignore <file>", "pairs that count neither way (default: ignore.jsonl beside the dialogues)")
  .option("--predictions <file>", "write predictions with label names, one JSON line each")
  .option("--errors", "list wrong and missed predictions by cause, with their text")
  .option(
    "--lines <file>",
    "judge lone utterances instead: JSON lines {text, role?, points?, ignore?} or {text, label}",
  )
  .option("--json", "print figures as JSON")
  .option("--explain <message>", "say what each point makes of one message, and judge nothing else")
  .addOption(
    new Option("--role <role>", "who writes the message to explain")
      .choices(["buyer", "agent", "bot"])
      .default("buyer"),
  );

function beside(dialogues: string, name: string): string | undefined {
  const file = join(dirname(dialogues), name);
  return existsSync(file) ? file : undefined;
}

function evaluate(options: Options): void {
  const shop = evaluationShop();
  if (options.explain !== undefined) {
    console.log(explain(options.explain, options.role, shop));
    return;
  }
  if (options.lines !== undefined) {
    console.log(evaluateLines(options.lines, shop, options.predictions));
    return;
  }
  const file = options.dialogues ?? (existsSync(usual) ? usual : undefined);
  if (file === undefined) throw new Error(`name the dialogues: --dialogues FILE (${usual} is not there)`);
  const labelFile = options.labels ?? beside(file, "labels.jsonl");
  const ignoreFile = options.ignore ?? beside(file, "ignore.jsonl");

  const dialogues = readLines(file, dialogue);
  const judged = dialogues.map((each) => judge(each, shop));
  const predictions = judged.flatMap((each) => predictionsOf(each, shop));
  if (options.predictions !== undefined)
    writeFileSync(options.predictions, predictions.map((prediction) => `${JSON.stringify(prediction)}\n`).join(""));
  for (const { dialogue, errors } of judged)
    for (const { point, error } of errors) console.error(`${dialogue}: ${point} failed: ${error}`);

  const messages = dialogues.reduce((sum, each) => sum + each.messages.length, 0);
  const counts = new Map([...shop.points.keys()].map((point) => [point, 0]));
  for (const { findings } of judged) for (const { point } of findings) counts.set(point, (counts.get(point) ?? 0) + 1);

  if (labelFile === undefined) {
    const findings = Object.fromEntries(counts);
    console.log(
      options.json === true
        ? JSON.stringify({ dialogues: dialogues.length, messages, findings }, null, 1)
        : countTable(counts, messages),
    );
    return;
  }
  const ignored = ignoreFile === undefined ? [] : readLines(ignoreFile, label);
  const comparison = compare({ dialogues, labels: readLines(labelFile, label), ignored, predictions });
  if (options.json === true) {
    console.log(
      JSON.stringify({ points: Object.fromEntries(comparison.points), ...summaryOf(comparison.points) }, null, 1),
    );
    return;
  }
  console.log(scoreTable(comparison.points));
  if (options.errors !== true) return;
  const mistakes = [
    ...explainMistakes("wrong", comparison.falsePositives, { dialogues, shop }),
    ...explainMistakes("missed", comparison.missed, { dialogues, shop }),
  ];
  console.log(`\n${mistakeTable(mistakes)}`);
}

program.parse();
try {
  evaluate(program.opts<Options>());
} catch (error) {
  console.error(`eval: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
