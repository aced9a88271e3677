/** One goal of a run. `met` is null where the run cannot tell. */
export type Figure = {
  readonly what: string;
  readonly ratio: number;
  readonly goal: string;
  readonly met: boolean | null;
  readonly [detail: string]: string | number | boolean | null;
};
export type Figures = Readonly<Record<string, Figure>>;

/** How a run measures; each goal's file takes what it needs. */
export type How = {
  /** Names of the goals: a part that is not among them may be left out. */
  readonly wanted: readonly string[];
  /** Folder of everything that is stored. */
  readonly disk: string;
  /** Whether that folder is memory: then the goals are other ones. */
  readonly memory: boolean;
  readonly seconds: number;
  /** Turns of each side; medians are shown. */
  readonly rounds: number;
  /** Sessions of the shop whose pages are timed. */
  readonly sessions: number;
  /** Where packages of others are installed. */
  readonly peersFolder: string;
  /** A step was done. */
  readonly tick: () => void;
  /** A line for whoever watches. */
  readonly say: (line: string) => void;
};

export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export function print(figures: Figures): void {
  for (const [name, { what, ratio, goal, met, ...rest }] of Object.entries(figures)) {
    const verdict = met === null ? "?" : met ? "met" : "missed";
    console.log(`${name.padEnd(12)} ${shown(ratio).padStart(10)}  ${what} (goal ${goal}: ${verdict})`);
    for (const [key, value] of Object.entries(rest)) console.log(`${" ".repeat(25)}${key} ${shown(value)}`);
  }
}

function shown(value: string | number | boolean | null): string {
  if (typeof value !== "number") return String(value);
  return Math.abs(value) >= 1_000 ? Math.round(value).toLocaleString("en") : value.toFixed(2);
}
