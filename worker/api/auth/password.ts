import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

/**
 * Passwords at rest: `scrypt$15$8$3$<salt>$<hash>` (log2 N, r, p; base64). N=2^15, r=8, p=3 is on OWASP's list of equivalents
 * and needs 32 MB; the next step up does not fit beside the rest of a 128 MB isolate.
 */
const current = { logN: 15, r: 8, p: 3 } as const;
const saltBytes = 16;
const keyBytes = 32;
/** A stored hash names its own cost; more than this is not one of ours and would stall the isolate. */
const maxWork = 2 ** 20;

type Cost = { logN: number; r: number; p: number };

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  const key = await derive(password, salt, current);
  return `scrypt$${current.logN}$${current.r}$${current.p}$${salt.toString("base64")}$${key.toString("base64")}`;
}

/** False also for a stored value that is not in our format. */
export async function verifyPassword({ hash, password }: { hash: string; password: string }): Promise<boolean> {
  const parsed = parseHash(hash);
  if (parsed === null) return false;
  return timingSafeEqual(await derive(password, parsed.salt, parsed.cost), parsed.key);
}

function parseHash(hash: string): { cost: Cost; salt: Buffer; key: Buffer } | null {
  const match = /^scrypt\$(\d{1,2})\$(\d{1,2})\$(\d{1,2})\$([A-Za-z0-9+/=]+)\$([A-Za-z0-9+/=]+)$/.exec(hash);
  if (match === null) return null;
  const [, logN, r, p, salt = "", key = ""] = match;
  const cost = { logN: Number(logN), r: Number(r), p: Number(p) };
  const bytes = Buffer.from(key, "base64");
  if (2 ** cost.logN * cost.r * cost.p > maxWork || bytes.length !== keyBytes) return null;
  return { cost, salt: Buffer.from(salt, "base64"), key: bytes };
}

/** NFKC, so that one password typed on two keyboards stays one password. */
function derive(password: string, salt: Buffer, { logN, r, p }: Cost): Promise<Buffer> {
  const N = 2 ** logN;
  // 128·N·r is the algorithm's own need; Node refuses N=2^15 with its default of 32 MiB.
  const maxmem = 128 * N * r * 2;
  return new Promise((resolve, reject) => {
    scrypt(password.normalize("NFKC"), salt, keyBytes, { N, r, p, maxmem }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}
