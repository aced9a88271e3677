import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { describe, onTestFinished } from "vitest";
import { type Interject, startInterject } from "../serve/start.ts";

/** The whole product on a fresh state directory, and a real browser to use it with. */

const executablePath = "/usr/bin/chromium";
const flags =
  "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update --disable-sync";

const missing = !existsSync(executablePath) && process.env.CI !== "true";
if (missing) console.warn(`Browser tests are skipped: ${executablePath} is not installed (apt-get install chromium)`);
/** Without Chromium the tests are skipped on a developer's machine, and fail where CI=true. */
export const describeInBrowser = describe.skipIf(missing);

export type Product = {
  readonly interject: Interject;
  readonly browser: Browser;
  /**
   * A blank page, signed in unless told otherwise. The pages of a file share a profile, and are used again;
   * what the browser remembers is forgotten when the test ends. With `context`, or not signed in: a profile of its own.
   */
  readonly visit: (options?: VisitOptions) => Promise<Page>;
  readonly stop: () => Promise<void>;
};
type VisitOptions = { signedIn?: boolean; context?: Parameters<Browser["newContext"]>[0] };

type StartOptions = { env?: Record<string, string>; host?: string };

export const viewport = { width: 1280, height: 720 };
/** A page that does not get there in this time is broken, not slow. */
const patienceMs = 15_000;

/** `env`: what the processes of the product read besides, such as `ALLOW_LOOPBACK`. `host`: a name, where an address will not do. */
export async function startProduct({ env = {}, host = "127.0.0.1" }: StartOptions = {}): Promise<Product> {
  const stateDir = await mkdtemp(join(tmpdir(), "interject-browser-"));
  const interject = await startInterject({ stateDir, port: await freePort(), host, quiet: true, env });
  const browser = await launchBrowser();
  const openProfile = async (options: VisitOptions["context"] = {}) => {
    const profile = await browser.newContext({ viewport, reducedMotion: "reduce", ...options });
    profile.setDefaultTimeout(patienceMs);
    return profile;
  };
  const idle: Page[] = [];
  let signedInProfile: Promise<BrowserContext> | undefined;
  const signInOnce = async () => {
    const profile = await openProfile();
    const page = await profile.newPage();
    await signIn(page, interject);
    idle.push(page);
    return profile;
  };
  const shared = () => {
    signedInProfile ??= signInOnce();
    return signedInProfile;
  };
  return {
    interject,
    browser,
    async visit({ signedIn = true, context } = {}) {
      if (signedIn && context === undefined) return visitShared(await shared(), idle);
      const login = signedIn ? { storageState: await (await shared()).storageState() } : {};
      const profile = await openProfile({ ...login, ...context });
      onTestFinished(() => profile.close());
      return profile.newPage();
    },
    async stop() {
      await browser.close();
      await interject.stop();
      await rm(stateDir, { recursive: true, force: true });
    },
  };
}

/** A page of an earlier test, made as good as new: a new one starts a process, and compiles everything again. */
async function visitShared(profile: BrowserContext, idle: Page[]): Promise<Page> {
  const page = idle.pop() ?? (await profile.newPage());
  onTestFinished(async () => {
    if (page.isClosed()) return;
    page.removeAllListeners();
    await page.unrouteAll();
    await page.emulateMedia({ colorScheme: null });
    await page.setViewportSize(viewport);
    if (page.url().startsWith("http")) await page.evaluate(() => localStorage.clear());
    idle.push(page);
  });
  return page;
}

export async function signIn(page: Page, { url, demo }: Interject): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.locator("input[autocomplete=username]").fill(demo.email);
  await page.locator("input[autocomplete=current-password]").fill(demo.password);
  await page.locator("button[type=submit]").click();
  await page.waitForURL("**/shops/demo/live");
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath, args: flags.split(" ") });
}

async function freePort(): Promise<number> {
  const probe = createServer();
  return new Promise((done, fail) => {
    probe.on("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (typeof address === "object" && address !== null ? done(address.port) : fail(address)));
    });
  });
}
