import { join } from "node:path";
import { root } from "../../serve/build.ts";
import { freePort } from "../../serve/free-port.ts";
import { type Peer, serve } from "./peer.ts";

export const plainNode: Peer = {
  name: "plain-node",
  what: "Node's http and one SQLite file, one INSERT with full sync, no rules",
  async start({ folder }) {
    const port = await freePort();
    const args = [join(root, "test/bench/peers/plain-server.ts"), join(folder, "messages.db"), String(port)];
    return serve({ args, cwd: folder, url: `http://127.0.0.1:${port}`, path: "/" });
  },
};
