import { setTimeout as delay } from "node:timers/promises";
import { startLibsql } from "../../db/serve.ts";

export type Database = {
  readonly url: string;
  /** null for a server that we did not start. */
  readonly pid: () => number | null;
  readonly stop: () => Promise<void>;
};

/** The server that LIBSQL_URL names is somebody else's: it is used, and left alone. */
export function foreignDatabase(url: string): Database {
  return { url, pid: () => null, stop: async () => {} };
}

const retryMs = 1_000;

/** The embedded server; when it dies, another one takes its place and its address. */
export async function embeddedDatabase(stateDir: string, say: (line: string) => void): Promise<Database> {
  let stopped = false;
  const revive = async (how: string) => {
    say(`The libSQL server ended (${how}): starting it again`);
    while (!stopped) {
      try {
        server = await startLibsql({ stateDir, port, onExit: (reason) => void revive(reason) });
        if (stopped) await server.stop();
        return;
      } catch (error) {
        say(String(error));
        await delay(retryMs);
      }
    }
  };
  let server = await startLibsql({ stateDir, onExit: (how) => void revive(how) });
  const port = Number(new URL(server.url).port);
  return {
    url: server.url,
    pid: () => server.pid,
    async stop() {
      stopped = true;
      await server.stop();
    },
  };
}
