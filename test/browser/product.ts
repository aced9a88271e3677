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
  /** A blank page in a profile of its own, which is closed when the test ends; signed in unless told otherwise. */
  readonly visit: (options?: VisitOptions) => Promise<Page>;
  readonly stop: () => Promise<void>;
};
type VisitOptions = { signedIn?: boolean; context?: Parameters<Browser["newContext"]>[0] };

/** A page that does not get there in this time is broken, not slow. */
const patienceMs = 15_000;

/** `env`: what the processes of the product read besides, such as `ALLOW_LOOPBACK`. */
export async function startProduct({ env = {} }: { env?: Record<string, string> } = {}): Promise<Product> {
  const stateDir = await mkdtemp(join(tmpdir(), "interject-browser-"));
  const interject = await startInterject({ stateDir, port: await freePort(), quiet: true, env });
  const browser = await chromium.launch({ executablePath, args: flags.split(" ") });
  let login: Awaited<ReturnType<BrowserContext["storageState"]>> | undefined;
  return {
    interject,
    browser,
    async visit({ signedIn = true, context = {} } = {}) {
      const profile = await browser.newContext({
        viewport: { width: 1280, height: 720 },
        ...(signedIn && login !== undefined && { storageState: login }),
        ...context,
      });
      onTestFinished(() => profile.close());
      profile.setDefaultTimeout(patienceMs);
      const page = await profile.newPage();
      if (signedIn && login === undefined) {
        await signIn(page, interject);
        login = await profile.storageState();
      }
      return page;
    },
    async stop() {
      await browser.close();
      await interject.stop();
      await rm(stateDir, { recursive: true, force: true });
    },
  };
}

export async function signIn(page: Page, { url, demo }: Interject): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.locator("input[autocomplete=username]").fill(demo.email);
  await page.locator("input[autocomplete=current-password]").fill(demo.password);
  await page.locator("button[type=submit]").click();
  await page.waitForURL("**/shops/demo/live");
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
