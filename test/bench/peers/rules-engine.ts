import { join } from "node:path";
import { root } from "../../serve/build.ts";
import { freePort } from "../../serve/free-port.ts";
import { install } from "./install.ts";
import { type Peer, serve } from "./peer.ts";

const version = "7.3.1";

export const rulesEngine: Peer = {
  name: "rules-engine",
  what: `json-rules-engine ${version}, 40 rules of 3 conditions behind Node's http; stores nothing`,
  async start({ folder, peersFolder, say }) {
    const home = join(peersFolder, "rules-engine");
    await install({ folder: home, packages: { "json-rules-engine": version }, say });
    const port = await freePort();
    const args = [join(root, "test/bench/peers/rules-server.ts"), home, String(port)];
    return serve({ args, cwd: folder, url: `http://127.0.0.1:${port}`, path: "/" });
  },
};
