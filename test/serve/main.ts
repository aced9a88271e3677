import chalk from "chalk";
import { runUntilSignal } from "./cli.ts";

// `npm start`: serve, and tell where to look.
await runUntilSignal(async ({ start }) => {
  const running = await start();
  const { url, email, password } = running.demo;
  console.log(`
  ${chalk.bold("Interject")} is running.

  Pages     ${chalk.cyan(url)}
  Sign in   ${email}  ${password}
  Webhook   POST ${running.demo.hook}
  Secrets   ${running.stateDir}/demo.json
  API       ${url}/docs

  ${chalk.dim("See it work: npm run replay -- test/replay/dialogues/showcase.jsonl    Stop: Ctrl-C")}
`);
});
