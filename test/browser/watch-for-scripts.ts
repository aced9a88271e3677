import type { Page } from "playwright-core";

/** Everything by which text could show that it was executed. */
export async function watchForScripts(page: Page): Promise<string[]> {
  const signs: string[] = [];
  await page.exposeFunction("__xss", (sign: string) => signs.push(`called: ${sign}`));
  await page.exposeFunction("__refused", (sign: string) => signs.push(`content policy: ${sign}`));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      (window as unknown as { __refused(sign: string): void }).__refused(`${event.violatedDirective} ${event.sample}`);
    });
  });
  page.on("dialog", (dialog) => {
    signs.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("pageerror", (error) => signs.push(`error: ${error.message}`));
  return signs;
}
