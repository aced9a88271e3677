import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import { wordOf } from "./peer.ts";

// json-rules-engine behind Node's own HTTP server: 40 rules of 3 conditions. Arguments: where it is installed, the port.

type Engine = {
  addOperator: (name: string, is: (fact: string, value: string) => boolean) => void;
  addRule: (rule: object) => void;
  run: (facts: object) => Promise<{ events: unknown[] }>;
};
type Body = { events: { text: string; from: { role: string } }[] };

const [home = "", port = ""] = process.argv.slice(2);
const load = createRequire(join(home, "package.json"));
const { Engine } = load("json-rules-engine") as { Engine: new () => Engine };

const engine = new Engine();
engine.addOperator("includes", (text, word) => text.includes(word));
for (let index = 0; index < 40; index++) {
  const all = [
    { fact: "text", operator: "includes", value: wordOf(index) },
    { fact: "role", operator: "equal", value: "buyer" },
    { fact: "length", operator: "greaterThan", value: 2 },
  ];
  engine.addRule({ conditions: { all }, event: { type: `rule-${index}` } });
}

createServer(async (request, response) => {
  const { events } = (await json(request)) as Body;
  let found = 0;
  for (const { text, from } of events) {
    found += (await engine.run({ text, role: from.role, length: text.length })).events.length;
  }
  response.setHeader("content-type", "application/json").end(JSON.stringify({ accepted: events.length, found }));
}).listen(Number(port), "127.0.0.1");
