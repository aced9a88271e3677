import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { freePort } from "../../serve/free-port.ts";
import { install } from "./install.ts";
import { type Peer, serve, wordOf } from "./peer.ts";

const version = "1.123.81";
/** What n8n asks for lies outside npm; one node that no workflow here has reads spreadsheets with it. */
const overrides = { xlsx: "0.18.5" };

export const n8n = peer({ name: "n8n", ifs: 1, saved: true });
export const n8nUnsaved = peer({ name: "n8n-unsaved", ifs: 1, saved: false });
export const n8n40 = peer({ name: "n8n-40", ifs: 38, saved: true });

function peer({ name, ifs, saved }: { name: string; ifs: number; saved: boolean }): Peer {
  const chain = ifs === 1 ? "webhook, IF, respond" : `webhook, ${ifs} IF, respond: ${ifs + 2} nodes`;
  return {
    name,
    what: `n8n ${version}, ${chain}, executions ${saved ? "saved (its default)" : "not saved"}`,
    async start({ folder, peersFolder, say }) {
      const home = join(peersFolder, "n8n");
      const load = await install({ folder: home, packages: { n8n: version }, overrides, compiled: ["sqlite3"], say });
      const bin = join(dirname(load.resolve("n8n/package.json")), "bin/n8n");
      const port = await freePort();
      const env = environment({ folder, port, saved, broker: await freePort() });
      const file = join(folder, "workflow.json");
      await writeFile(file, JSON.stringify(workflow(ifs)));
      say(`starting ${name}\n`);
      for (const args of [
        ["import:workflow", `--input=${file}`],
        ["update:workflow", "--id=bench", "--active=true"],
      ]) {
        await promisify(execFile)(process.execPath, [bin, ...args], { cwd: folder, env: { ...process.env, ...env } });
      }
      return serve({ args: [bin, "start"], env, cwd: folder, url: `http://127.0.0.1:${port}`, path: "/webhook/bench" });
    },
  };
}

function environment(options: { folder: string; port: number; saved: boolean; broker: number }) {
  const { folder, port, saved, broker } = options;
  return {
    N8N_USER_FOLDER: folder,
    N8N_PORT: String(port),
    N8N_LISTEN_ADDRESS: "127.0.0.1",
    N8N_RUNNERS_BROKER_PORT: String(broker),
    EXECUTIONS_DATA_SAVE_ON_SUCCESS: saved ? "all" : "none",
    N8N_DIAGNOSTICS_ENABLED: "false",
    N8N_VERSION_NOTIFICATIONS_ENABLED: "false",
    N8N_TEMPLATES_ENABLED: "false",
    N8N_PERSONALIZATION_ENABLED: "false",
    N8N_HIRING_BANNER_ENABLED: "false",
    N8N_COMMUNITY_PACKAGES_ENABLED: "false",
    N8N_LOG_LEVEL: "error",
    NODE_ENV: "production",
  };
}

/** In the long chain words that nobody says, so that every message goes all the way. */
function workflow(ifs: number) {
  const names = Array.from({ length: ifs }, (_, index) => `if-${index}`);
  const node = (name: string, type: string, typeVersion: number, parameters: object) => ({
    ...{ id: name, name, type: `n8n-nodes-base.${type}`, typeVersion, position: [0, 0], parameters },
    ...(type === "webhook" && { webhookId: "bench" }),
  });
  const to = (name: string) => [{ node: name, type: "main", index: 0 }];
  const after = (index: number) => to(names[index] ?? "respond");
  return {
    id: "bench",
    name: "bench",
    settings: { executionOrder: "v1" },
    nodes: [
      node("webhook", "webhook", 2, { httpMethod: "POST", path: "bench", responseMode: "responseNode", options: {} }),
      ...names.map((name, index) =>
        node(name, "if", 2, { conditions: contains(wordOf(ifs === 1 ? index : index + 5)), options: {} }),
      ),
      node("respond", "respondToWebhook", 1.1, { respondWith: "json", responseBody: '{"accepted":1}', options: {} }),
    ],
    connections: {
      webhook: { main: [after(0)] },
      // A find ends the chain. Both ways to the next node would be the same to a message, but n8n counts every path to a node.
      ...Object.fromEntries(names.map((name, index) => [name, { main: [to("respond"), after(index + 1)] }])),
    },
  };
}

function contains(word: string) {
  return {
    options: { caseSensitive: true, leftValue: "", typeValidation: "loose" },
    combinator: "and",
    conditions: [
      {
        id: word,
        leftValue: "={{ $json.body.events[0].text }}",
        rightValue: word,
        operator: { type: "string", operation: "contains" },
      },
    ],
  };
}
