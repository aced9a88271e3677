/** What happened, step by step. Kept in full only when somebody is going to read it; its digest always. */
export class Trace {
  readonly lines: string[] = [];
  #digest = 0;
  #steps = 0;
  readonly #keeps: boolean;
  readonly #now: () => number;

  constructor({ keeps, now }: { keeps: boolean; now: () => number }) {
    this.#keeps = keeps;
    this.#now = now;
  }

  /** `what` is a function, so that a line that nobody reads is not written. */
  note(kind: string, what: () => string): void {
    this.#steps++;
    const moment = this.#now();
    for (let index = 0; index < kind.length; index++) this.#digest = (this.#digest * 31 + kind.charCodeAt(index)) | 0;
    this.#digest = (this.#digest * 31 + (moment | 0)) | 0;
    if (this.#keeps) this.lines.push(`${stamp(moment)}  ${kind.padEnd(9)} ${what()}`);
  }

  get steps(): number {
    return this.#steps;
  }

  /** Equal for two runs that did the same at the same times. */
  get digest(): string {
    return (this.#digest >>> 0).toString(16).padStart(8, "0");
  }
}

function stamp(at: number): string {
  return new Date(at).toISOString().slice(8, -1).replace("T", " ");
}
