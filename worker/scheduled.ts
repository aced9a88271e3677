import { writeClient } from "../db/client.ts";
import { forgetChallenges } from "../db/queries/passkeys.ts";
import { forgetOldTries } from "./api/auth/sign-in-tries.ts";
import { remindOfAppeals } from "./appeals/remind.ts";
import type { Env } from "./env.ts";
import { expire } from "./ledger/retention.ts";
import { sweep } from "./ledger/sweeper.ts";
import { logError } from "./log.ts";
import { resealSecrets } from "./settings/reseal.ts";
import { refreshQualities } from "./shop/refresh-quality.ts";

/** Once a minute. One job's failure must not keep the others from running, nor pass unseen. */
export async function scheduled(controller: ScheduledController, env: Env): Promise<void> {
  const now = controller.scheduledTime;
  const jobs: Promise<unknown>[] = [sweep(env, now), expire(env, now), refreshQualities(env, now)];
  if (new Date(now).getUTCMinutes() === 0) {
    jobs.push(forgetOldTries(writeClient(env), now), forgetChallenges(writeClient(env), now));
    jobs.push(remindOfAppeals(env, now), resealSecrets(env));
  }
  const failed = (await Promise.allSettled(jobs)).filter((result) => result.status === "rejected");
  for (const { reason } of failed) logError("scheduled-job-failed", {}, reason);
  // The platform logs what is thrown, and an error of a query names what was asked for.
  if (failed.length > 0) throw new Error(`${failed.length} scheduled jobs failed`);
}
