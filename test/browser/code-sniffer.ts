import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

/** The second judge of accessibility: HTML CodeSniffer by WCAG 2 AA, asked as pa11y asks it. It knows techniques that axe does not. */

type Message = { type: number; code: string; msg: string; element: Element };
type Sniffer = {
  process: (standard: string, content: Document, done: () => void) => void;
  getMessages: () => Message[];
};

const error = 1;
const source = readFile(createRequire(import.meta.url).resolve("html_codesniffer/build/HTMLCS.js"), "utf8");

/** What it calls an error and is none: the end of its code, the elements meant, and why. */
const mistaken: readonly { code: string; selector: string; because: string }[] = [
  {
    code: "H91.Button.Name",
    selector: ".ant-input-clear-icon",
    because: "it is named by the label of the image inside (role=img), of which the tool knows only <img>",
  },
  {
    code: "H91.Button.Name",
    selector: '.ant-tabs-nav-more[style*="visibility: hidden"]',
    because: "it is hidden from all while every tab has room, and the tool looks at hidden things, too",
  },
  {
    code: "H91.InputFile.Name",
    selector: 'input[type="file"][style*="display: none"]',
    because: "nobody reaches it: the named button beside it opens it",
  },
  {
    code: "F68",
    selector: 'input[type="file"][style*="display: none"]',
    because: "nobody reaches it: the named button beside it opens it",
  },
  {
    code: "H32.2",
    selector: "[role=dialog] form",
    because: "the dialog's own button saves it, in its footer outside the form; Enter in a field does, too",
  },
];

/** Its errors, a line each: the code without the standard, the element, the words. */
export async function snifferErrors(page: Page): Promise<string[]> {
  await page.evaluate(await source);
  return page.evaluate(
    ([wanted, ignored]) =>
      new Promise<string[]>((done) => {
        const sniffer = (window as unknown as { HTMLCS: Sniffer }).HTMLCS;
        sniffer.process("WCAG2AA", document, () => {
          const messages = sniffer
            .getMessages()
            .filter(
              ({ type, code, element }) =>
                type === wanted && !ignored.some((one) => code.endsWith(one.code) && element.closest?.(one.selector)),
            );
          done(
            messages.map(({ code, msg, element }) => `${code} ${element.outerHTML?.slice(0, 200) ?? element} ${msg}`),
          );
        });
      }),
    [error, mistaken] as const,
  );
}
