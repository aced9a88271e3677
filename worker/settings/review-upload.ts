import { z } from "zod";
import { writeClient } from "../../db/client.ts";
import { recordAudit } from "../../db/queries/audit.ts";
import { keepPackVersion } from "../../db/queries/pack-versions.ts";
import type { PackFile } from "../../plugins/sdk/pack-file.ts";
import type { Env } from "../env.ts";
import { guardVersion } from "../guest/guard.ts";
import type { Actor } from "./install-pack.ts";
import { packsOf } from "./pack-store.ts";
import { upgradeMisfits } from "./pack-upgrade.ts";
import { checkGuest } from "./review-guest.ts";
import { checkFile, checkSuccession } from "./review-pack.ts";
import { liveSettings, runningOf } from "./running-pack.ts";
import { carriedPoints } from "./settings-fit.ts";
import { changeOf, differencesOf, noDifferences } from "./version-rules.ts";

const stored = z.record(z.string(), z.unknown());

type Upload = {
  readonly file: PackFile;
  /** As it was sent. */
  readonly raw: { readonly manifest: unknown; readonly code: unknown };
};

/**
 * Checks an uploaded pack, keeps its content, and says what installing it would do in the shop. The shop stays as it is.
 * @throws Refused `invalid` with the place in the file
 */
export async function reviewUpload(env: Env, { tenant, by }: Actor, { file, raw }: Upload) {
  const snapshot = await liveSettings(env, tenant);
  const content = await checkFile(file, raw, await packsOf(env, snapshot));
  const { manifest, definition, sha256, tier, publisher } = content;
  const running = await runningOf(env, snapshot, manifest.id);
  const signed = checkSuccession(running, content);
  const guarded = file.code === null ? null : await checkGuest(env, tenant.merchant, { content, code: file.code });
  const at = Date.now();
  const { merchant } = tenant;
  const { id: pack, version } = manifest;
  const db = writeClient(env);
  await keepPackVersion(db, {
    merchant,
    pack,
    sha256,
    version,
    tier,
    by,
    at,
    manifest: stored.parse(raw.manifest),
    code: file.code,
    guarded,
    guardVersion: guarded === null ? null : guardVersion,
    signature: file.signature ?? null,
  });
  const target = `${pack}@${version}`;
  await recordAudit(db, tenant, { at, by, action: "pack.review", target, detail: { sha256, publisher } });
  const before = running?.content ?? null;
  return {
    sha256,
    tier,
    manifest,
    signature: {
      state: publisher === null ? ("unsigned" as const) : ("signed" as const),
      key: publisher,
      change: signed,
    },
    installed: running === null ? null : { version: running.install.version, sha256: running.install.sha256 },
    change: running !== null && before === null ? ("upgrade" as const) : changeOf(before, content),
    differences: before === null ? noDifferences : differencesOf(before.manifest, manifest),
    settings: {
      carried: carriedPoints(snapshot, definition),
      problems: upgradeMisfits(snapshot, definition, before?.definition ?? null),
    },
  };
}
