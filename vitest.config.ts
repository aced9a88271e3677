import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { configDefaults, defineConfig } from "vitest/config";

/**
 * Real browsers and processes on a machine that others share: what fails once for want of time is tried again, what is broken
 * fails every time.
 */
const slow = { testTimeout: 60_000, hookTimeout: 120_000, retry: 2 };
/** They wait for pages and processes as much as they work: two at a time keep two cores busy. */
const together = { maxWorkers: 2, sequence: { groupOrder: 3 } };
/** These files leave nothing behind for each other (each has merchants of its own); a process for each takes three times as long. */
const isolate = false;
const inside = ["**/*.{workerd,libsql}.test.ts", "**/*.{workerd,libsql}.long.test.ts"];

/**
 * `npm test` leaves out `*.long.test.ts`, so that it takes ten minutes on two quiet cores: whole corpora and matrices, and those walks
 * through the pages that others walk in part. `npm run test:long` has nothing else.
 */
const long = process.env.TESTS === "long";
function files(patterns: readonly string[], except: readonly string[] = []) {
  return {
    include: patterns.map((pattern) => (long ? pattern.replace(".test.", ".long.test.") : pattern)),
    exclude: [...configDefaults.exclude, ...except, ...(long ? [] : ["**/*.long.test.*"])],
  };
}

export default defineConfig({
  test: {
    globalSetup: ["./test/setup/libsql.ts"],
    projects: [
      {
        test: {
          name: "unit",
          ...files(
            [
              "{worker,plugins,db,ui}/**/*.test.{ts,tsx}",
              "test/{bench,docs,eval,failures,packages,replay,rows,scale}/**/*.test.ts",
            ],
            inside,
          ),
          // Properties over hundreds of runs take seconds on a busy machine.
          testTimeout: 30_000,
          isolate,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        // Runs inside workerd with the bindings of wrangler.toml.
        plugins: [
          cloudflareTest(({ inject }) => ({
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: {
              bindings: {
                LIBSQL_URL: inject("libsqlUrl"),
                MASTER_KEY: Buffer.from("interject-tests-only-master-key!").toString("base64"),
                PUBLIC_URL: "https://interject.test",
              },
            },
          })),
        ],
        test: {
          name: "workerd",
          ...files(["**/*.workerd.test.ts"]),
          // ES modules in a CommonJS package: workerd reads them only after bundling.
          deps: { optimizer: { ssr: { enabled: true, include: ["itty-durable"] } } },
          // One Ledger: libSQL hangs under several writers.
          fileParallelism: false,
          isolate,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // A pause of a shared machine is a 503, as it is in production; what is broken fails every time.
          retry: slow.retry,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: "libsql",
          ...files(["**/*.libsql.test.ts"]),
          isolate,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        // The worker's objects in a world of their own: nothing but computing.
        test: {
          name: "sim",
          ...files(["test/sim/**/*.test.ts"]),
          sequence: { groupOrder: 4 },
        },
      },
      {
        test: {
          name: "browser",
          ...files(["test/browser/**/*.test.ts"]),
          ...slow,
          isolate,
          ...together,
        },
      },
      {
        // The whole product in its own processes: start, kill, restart, replay.
        test: {
          name: "system",
          ...files(["test/{serve,faults,chaos,hostile,system,upgrade}/**/*.test.ts"], inside),
          ...slow,
          isolate,
          ...together,
          testTimeout: 180_000,
        },
      },
    ],
  },
});
