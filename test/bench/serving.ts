import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { root } from "../serve/build.ts";
import { freePort } from "../serve/free-port.ts";
import { endOf } from "./end-of.ts";
import { type Figures, type How, median } from "./figures.ts";
import { inFolder, openHouse } from "./house.ts";
import { measureBegun, type Run, type Side, settle } from "./measure.ts";

/**
 * `npm run bench -- --serve`: the same messages to `npm start`, to `npm run dev` and to bare workerd, which is what production runs. All
 * are up at the same time and take turns.
 */

const commands = { start: "test/serve/main.ts", dev: "test/serve/dev.ts" } as const;
/** What each says when it serves. */
const ready = /Stop: Ctrl-C|builds again when a file changes/;
const startMs = 180_000;

type Command = { readonly side: Side; readonly secret: string; readonly stop: () => Promise<void> };

export async function measureServing({ disk, seconds, rounds, tick, say }: How): Promise<Figures> {
  return inFolder(disk, async (folder) => {
    const house = await openHouse({ folder: join(folder, "bare") });
    const stops = [house.stop];
    try {
      const sides: [keyof typeof commands | "bare", { side: Side; secret: string }][] = [
        ["bare", { side: house.side, secret: house.demo.secret }],
      ];
      for (const name of ["start", "dev"] as const) {
        say(`starting ${name}\n`);
        const command = await startCommand(commands[name], join(folder, name));
        stops.push(command.stop);
        sides.push([name, command]);
      }
      const runs = new Map<string, Run[]>();
      for (let round = -1; round < rounds; round++) {
        for (const [name, { side, secret }] of sides) {
          const load = { perRequest: 1, conversations: 500, requests: 6_000 * seconds, secret, seconds };
          const run = await measureBegun(side, { ...load, name: `${name}-${round + 1}` });
          await settle(side);
          // The first turn warms up.
          if (round >= 0) runs.set(name, [...(runs.get(name) ?? []), run]);
          tick();
        }
      }
      const of = (name: string, pick: (run: Run) => number | null) =>
        median((runs.get(name) ?? []).map((run) => pick(run) ?? Number.NaN));
      const rate = (name: string) => of(name, ({ messages, seconds: took }) => messages / took);
      const figure = (name: string, what: string) => ({
        what,
        ratio: rate(name) / rate("bare"),
        perSecond: rate(name),
        barePerSecond: rate("bare"),
        p50Ms: of(name, ({ p50 }) => p50),
        p99Ms: of(name, ({ p99 }) => p99),
        // Of the command and all that it started: the front, the runtime, the database.
        cpuUs: of(name, ({ cpuUs }) => cpuUs),
        goal: "",
        met: null,
      });
      return {
        start: figure("start", "`npm start`: rate against bare workerd"),
        dev: figure("dev", "`npm run dev`: rate against bare workerd"),
        "start-dev": {
          what: "`npm start` against `npm run dev`",
          ratio: rate("start") / rate("dev"),
          goal: "> 1",
          met: rate("start") > rate("dev"),
        },
      };
    } finally {
      for (const stop of stops.reverse()) await stop();
    }
  });
}

const access = z.object({ url: z.string(), secret: z.string() });

async function startCommand(program: string, stateDir: string): Promise<Command> {
  const env = { ...process.env, PORT: String(await freePort()), INTERJECT_STATE: stateDir };
  const server = spawn(process.execPath, [program], { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
  const ended = endOf(server);
  const stop = async () => {
    server.kill("SIGTERM");
    await ended;
  };
  let said = "";
  const up = new Promise<boolean>((done) => {
    for (const stream of [server.stdout, server.stderr]) {
      // Read to the end, so that a talkative server never waits for us.
      stream.on("data", (chunk) => {
        said = `${said}${chunk}`.slice(-4_000);
        if (ready.test(said)) done(true);
      });
    }
    void ended.then(() => done(false));
    setTimeout(() => done(false), startMs).unref();
  });
  if (!(await up)) {
    await stop();
    throw new Error(`${program} did not start:\n${said}`);
  }
  const { url, secret } = access.parse(JSON.parse(await readFile(join(stateDir, "demo.json"), "utf8")));
  return {
    side: { served: { url, pid: server.pid as number }, path: "/hooks/interject/demo", owes: true },
    secret,
    stop,
  };
}
