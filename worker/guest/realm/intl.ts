import { number, text } from "./convert.ts";
import { apply, isObject, map, NativeDateTimeFormat, NativeMap, toJson, uncurried } from "./natives.ts";
import { tick } from "./steps.ts";

/**
 * The wall clock of a shop's time zone. A format has large tables outside the heap, and takes a thousand times as long to make as to
 * use: those that were made are kept, and shared by all who ask for the same.
 */

const settings = [
  "timeZone",
  "hour12",
  "hourCycle",
  "weekday",
  "era",
  "year",
  "month",
  "day",
  "dayPeriod",
  "hour",
].concat(["minute", "second", "timeZoneName", "fractionalSecondDigits", "dateStyle", "timeStyle"]);
const mostKept = 50;
let kept = new NativeMap<string, Intl.DateTimeFormat>();

const { formatToParts, resolvedOptions } = NativeDateTimeFormat.prototype;
const format = uncurried(
  Object.getOwnPropertyDescriptor(NativeDateTimeFormat.prototype, "format")?.get as (
    this: Intl.DateTimeFormat,
  ) => (date: number) => string,
);

export class GuardedDateTimeFormat {
  readonly #native: Intl.DateTimeFormat;

  constructor(locale?: unknown, given?: unknown) {
    this.#native = formatFor(localeIn(locale), optionsIn(given));
  }

  get format(): (value: unknown) => string {
    const written = format(this.#native);
    return (value) => {
      tick(100);
      return written(instant(value));
    };
  }

  formatToParts(value: unknown): unknown {
    tick(200);
    return apply(formatToParts, this.#native, [instant(value)]);
  }

  resolvedOptions(): unknown {
    tick(200);
    return apply(resolvedOptions, this.#native, []);
  }
}

type Options = { [name: string]: string | boolean | number };

function formatFor(locale: string | undefined, options: Options): Intl.DateTimeFormat {
  const name = `${locale} ${toJson(options)}`;
  const known = map.get(kept, name) as Intl.DateTimeFormat | undefined;
  // As much for one that is there already: what calls before this one did is nobody's business.
  tick(10_000);
  if (known !== undefined) return known;
  if (map.size(kept) >= mostKept) kept = new NativeMap();
  const made = new NativeDateTimeFormat(locale, options);
  map.set(kept, name, made);
  return made;
}

/** Without the calendars that it may name: some of them search the sky for the moon of a far year. */
function localeIn(locale: unknown): string | undefined {
  if (locale === undefined || (typeof locale === "string" && locale.length <= 11)) return locale;
  throw new TypeError("Intl.DateTimeFormat takes the name of one language, such as zh-CN");
}

function optionsIn(given: unknown): Options {
  const options: Options = {};
  if (!isObject(given)) return options;
  for (let index = 0; index < settings.length; index++) {
    const name = settings[index] as string;
    const value = (given as { [name: string]: unknown })[name];
    if (value !== undefined)
      options[name] = typeof value === "boolean" || typeof value === "number" ? value : short(value);
  }
  return options;
}

function short(value: unknown): string {
  const read = text(value);
  if (read.length > 64) throw new RangeError("a setting of a format has at most 64 characters");
  return read;
}

/** No time is no time at all: the clock is out of reach. */
function instant(value: unknown): number {
  if (value === undefined) throw new TypeError("a guest has no clock: format a time such as event.at");
  return number(value);
}
