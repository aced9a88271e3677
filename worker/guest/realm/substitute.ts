import { string } from "./natives.ts";
import { limitText, tick } from "./steps.ts";

export type Match = {
  readonly index: number;
  readonly length: number;
  readonly groups?: { readonly [name: string]: string | undefined } | undefined;
  readonly [group: number]: string | undefined;
};

/** What a replacement with `$1` and its like stands for. */
export function expand(replacement: string, match: Match, self: string): string {
  let made = "";
  let copied = 0;
  for (let at = string.indexOf(replacement, "$"); at >= 0; at = string.indexOf(replacement, "$", at + 1)) {
    const found = meaning(replacement, at + 1, match, self);
    if (found === null || at < copied) continue;
    const [value, width] = found;
    tick(2 + (value.length >> 5));
    made += string.slice(replacement, copied, at) + value;
    limitText(made.length);
    copied = at + 1 + width;
    at += width;
  }
  return made + string.slice(replacement, copied);
}

/** What stands for the characters behind `$`, and how many they are. */
function meaning(replacement: string, at: number, match: Match, self: string): readonly [string, number] | null {
  const whole = match[0] as string;
  switch (replacement[at]) {
    case "$":
      return ["$", 1];
    case "&":
      return [whole, 1];
    case "`":
      return [string.slice(self, 0, match.index), 1];
    case "'":
      return [string.slice(self, match.index + whole.length), 1];
    case "<":
      return named(replacement, at, match);
    default:
      return numbered(replacement, at, match);
  }
}

function named(replacement: string, at: number, { groups }: Match): readonly [string, number] | null {
  const end = string.indexOf(replacement, ">", at);
  if (groups === undefined || end < 0) return null;
  return [groups[string.slice(replacement, at + 1, end)] ?? "", end + 1 - at];
}

function numbered(replacement: string, at: number, match: Match): readonly [string, number] | null {
  const tens = digit(replacement, at);
  const ones = digit(replacement, at + 1);
  const both = tens * 10 + ones;
  if (tens >= 0 && ones >= 0 && both >= 1 && both < match.length) return [match[both] ?? "", 2];
  return tens >= 1 && tens < match.length ? [match[tens] ?? "", 1] : null;
}

/** NaN where there is none. */
function digit(value: string, at: number): number {
  const unit = string.charCodeAt(value, at) - 48;
  return unit >= 0 && unit <= 9 ? unit : Number.NaN;
}
