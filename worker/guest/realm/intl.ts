import { number, text } from "./convert.ts";
import { type AnyFunction, apply, construct, isObject, NativeDateTimeFormat, uncurried } from "./natives.ts";
import { tick } from "./steps.ts";

/** The wall clock of a shop's time zone. Each format has tables of its own outside the heap: a pack makes one for a zone, not one a message. */

const mostFormats = 50;
const settings =
  "timeZone hour12 hourCycle weekday era year month day dayPeriod hour minute second timeZoneName calendar"
    .split(" ")
    .concat("numberingSystem", "fractionalSecondDigits", "dateStyle", "timeStyle");

let formats = 0;

export function forgetFormats(): void {
  formats = 0;
}

export function GuardedDateTimeFormat(locale?: unknown, given?: unknown): object {
  if (new.target === undefined) throw new TypeError("Intl.DateTimeFormat is made with new");
  if (++formats > mostFormats) throw new RangeError(`a pack makes at most ${mostFormats} formats for a call`);
  tick(10_000);
  if (locale !== undefined && (typeof locale !== "string" || locale.length > 35))
    throw new TypeError("Intl.DateTimeFormat takes the name of one language");
  const options: { [name: string]: unknown } = {};
  if (isObject(given)) {
    for (let index = 0; index < settings.length; index++) {
      const name = settings[index] as string;
      const value = (given as { [name: string]: unknown })[name];
      if (value !== undefined)
        options[name] = typeof value === "boolean" || typeof value === "number" ? value : short(value);
    }
  }
  return construct(NativeDateTimeFormat, [locale, options], new.target);
}

function short(value: unknown): string {
  const read = text(value);
  if (read.length > 64) throw new RangeError("a setting of a format has at most 64 characters");
  return read;
}

const { formatToParts, resolvedOptions } = NativeDateTimeFormat.prototype;
const format = uncurried(
  Object.getOwnPropertyDescriptor(NativeDateTimeFormat.prototype, "format")?.get as () => (date: number) => string,
);

/** No time is no time at all: the clock is out of reach. */
function instant(value: unknown): number {
  if (value === undefined) throw new TypeError("a guest has no clock: format a time such as event.at");
  return number(value);
}

export const formatMethods: { readonly [name: string]: AnyFunction } = {
  format(this: Intl.DateTimeFormat, value: unknown) {
    tick(100);
    return format(this)(instant(value));
  },
  formatToParts(this: unknown, value: unknown) {
    tick(200);
    return apply(formatToParts, this as Intl.DateTimeFormat, [instant(value)]);
  },
  resolvedOptions(this: unknown) {
    tick(100);
    return apply(resolvedOptions, this as Intl.DateTimeFormat, []);
  },
};
