import type { ChildProcess } from "node:child_process";
import { endWithUs } from "../../db/end-with-us.ts";

/** Resolves when a server has ended. It ends with the bench, also with one that is killed. */
export function endOf(server: ChildProcess): Promise<void> {
  const guard = server.pid === undefined ? null : endWithUs(server.pid);
  return new Promise((done) => {
    server.once("exit", () => {
      guard?.kill("SIGKILL");
      done();
    });
  });
}
