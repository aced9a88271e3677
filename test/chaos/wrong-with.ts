import { type CrashOptions, type CrashRun, leastFaults } from "./crashes.ts";
import { timesFailed } from "./database.ts";

/** What is wrong with a run, in words; nothing when it proves what it should. */
export function wrongWith(run: CrashRun, { messages, kills }: Pick<CrashOptions, "messages" | "kills">): string[] {
  const wrong: string[] = [];
  const check = (holds: boolean, what: string) => void (holds || wrong.push(what));
  check(run.acknowledged === messages, `${run.acknowledged} of ${messages} messages were acknowledged`);
  for (const place of ["objects", "ledger"] as const)
    for (const name of ["missing", "invented", "doubled", "canaries"] as const)
      check(run[place][name] === 0, `${name} in the ${place}: ${run[place][name]}`);
  check(run.objects.rowsOwed === 0, `rows that the ledger has not confirmed: ${run.objects.rowsOwed}`);
  check(run.objects.deliveriesOwed === 0, `deliveries still to be made: ${run.objects.deliveriesOwed}`);
  check(run.ledger.doubledFindings === 0, `findings that are there twice: ${run.ledger.doubledFindings}`);
  const { actions, platform } = run;
  // Real sentences plan an action now and then, too.
  check(actions.distinctKeys >= actions.planned, `${actions.distinctKeys} keys for ${actions.planned} planned actions`);
  check(actions.decidedKeys === actions.distinctKeys, `the ledger knows ${actions.decidedKeys} keys`);
  for (const name of ["notArrived", "neverDecided", "notExactlyOne", "notSent"] as const)
    check(actions[name] === 0, `${name}: ${actions[name]}`);
  for (const name of ["changed", "forged"] as const) check(platform[name] === 0, `${name}: ${platform[name]}`);

  // A run in which nothing failed would prove nothing.
  const killed = run.kills.worker + run.kills.all;
  check(killed === kills, `killed ${killed} times, not ${kills}`);
  check(run.retries > 0, "no sender had to try again");
  check(run.copies >= messages * 0.07, `only ${run.copies} events were sent twice`);
  check(run.retractions > 0, "nothing was taken back");
  const faults = timesFailed(run.databaseFaults);
  check(faults >= leastFaults({ kills }), `the database failed only ${faults} times`);
  // A short run makes few calls, and a slow machine makes them so late that the platform spares them: planned-actions.long.test.ts is for that.
  const broke = platform.failedBefore + platform.failedAfter;
  check(platform.calls < 100 || broke > 0, "no call of the platform failed");
  return wrong;
}
