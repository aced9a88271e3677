import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { freePort } from "../../serve/free-port.ts";
import { install } from "./install.ts";
import { type Peer, serve, wordOf } from "./peer.ts";

const version = "5.0.7";

export const nodeRed = peer("node-red", 1);
export const nodeRed40 = peer("node-red-40", 40);

function peer(name: string, functions: number): Peer {
  return {
    name,
    what: `Node-RED ${version}, webhook, ${functions} function nodes, switch; stores nothing`,
    async start({ folder, peersFolder, say }) {
      const packages = { "node-red": version };
      const load = await install({ folder: join(peersFolder, "node-red"), packages, say });
      const program = join(dirname(load.resolve("node-red/package.json")), "red.js");
      const port = await freePort();
      const settings = join(folder, "settings.js");
      await writeFile(join(folder, "flows.json"), JSON.stringify(flow(functions)));
      await writeFile(
        settings,
        `module.exports = ${JSON.stringify({
          ...{ uiHost: "127.0.0.1", uiPort: port, flowFile: "flows.json", userDir: folder, httpAdminRoot: false },
          ...{ telemetry: { enabled: false }, logging: { console: { level: "error" } } },
        })};`,
      );
      say(`starting ${name}\n`);
      const args = [program, "--settings", settings, "--userDir", folder];
      return serve({ args, cwd: folder, url: `http://127.0.0.1:${port}`, path: "/bench" });
    },
  };
}

function flow(functions: number): object[] {
  const names = Array.from({ length: functions }, (_, index) => `function-${index}`);
  const node = (id: string, type: string, rest: object) => ({ id, type, z: "flow", x: 0, y: 0, name: id, ...rest });
  const after = (index: number) => [[names[index] ?? "switch"]];
  const judge = (word: string) =>
    `if (msg.payload.events[0].text.includes(${JSON.stringify(word)})) msg.found = (msg.found || 0) + 1;\nreturn msg;`;
  return [
    { id: "flow", type: "tab", label: "bench" },
    node("in", "http in", { url: "/bench", method: "post", wires: after(0) }),
    ...names.map((name, index) =>
      node(name, "function", { func: judge(wordOf(index)), outputs: 1, wires: after(index + 1) }),
    ),
    node("switch", "switch", {
      ...{ property: "found", propertyType: "msg", checkall: "false", repair: false, outputs: 2 },
      ...{ rules: [{ t: "gt", v: "0", vt: "num" }, { t: "else" }], wires: [["out"], ["out"]] },
    }),
    node("out", "http response", { statusCode: "200", headers: {}, wires: [] }),
  ];
}
