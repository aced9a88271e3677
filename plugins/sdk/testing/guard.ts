/** What one run of a script saw: breaches of the contract, and every output as JSON, to compare runs by. */
export type Watch = { readonly problems: Set<string>; readonly outputs: string[] };

function startWatch(): Watch {
  return { problems: new Set(), outputs: [] };
}

/** Runs a script twice: a pure plugin returns the same, call by call. */
export function runTwice<Result>(run: (watch: Watch) => Result): { result: Result; problems: readonly string[] } {
  const [first, second] = [startWatch(), startWatch()];
  const result = run(first);
  run(second);
  return { result, problems: problemsOf(first, second) };
}

/** The same where the plugin is asked elsewhere. */
export async function runTwiceElsewhere<Result>(
  run: (watch: Watch) => Promise<Result>,
): Promise<{ result: Result; problems: readonly string[] }> {
  const [first, second] = [startWatch(), startWatch()];
  const result = await run(first);
  await run(second);
  return { result, problems: problemsOf(first, second) };
}

function problemsOf(first: Watch, second: Watch): string[] {
  const problems = new Set([...first.problems, ...second.problems]);
  if (JSON.stringify(first.outputs) !== JSON.stringify(second.outputs))
    problems.add("two runs of the same script differ");
  return [...problems];
}

/** Calls a plugin's function as the contract describes it, and notes what it does besides. */
export function guarded<Input, Output>(call: (input: Input) => Output, watch: Watch): (input: Input) => Output {
  const report = (problem: string): void => void watch.problems.add(problem);
  return (input) => {
    const copy = freeze(structuredClone(input));
    try {
      const output = withoutWorld(() => call(copy), report);
      const problem = plainProblem(output, "output");
      if (problem === null) watch.outputs.push(JSON.stringify(output));
      else report(problem);
      return output;
    } catch (error) {
      // Modules are strict code, where a write to a frozen object throws.
      if (error instanceof TypeError && /read only|not extensible|Cannot delete|Cannot redefine/.test(error.message)) {
        report(`changes its input: ${error.message}`);
      }
      throw error;
    }
  };
}

function freeze<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) freeze(inner);
  return value;
}

/** Plain data is what survives a trip through JSON unchanged: a guest's answer crosses a boundary. */
function plainProblem(value: unknown, path: string, depth = 0): string | null {
  if (depth > 32) return `${path} is nested deeper than 32 levels`;
  if (value === null || typeof value === "string" || typeof value === "boolean") return null;
  if (typeof value === "number") return Number.isFinite(value) ? null : `${path} is ${value}, which is not plain data`;
  if (typeof value !== "object") return `${path} is of type ${typeof value}, which is not plain data`;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (!Array.isArray(value) && prototype !== Object.prototype && prototype !== null) {
    return `${path} is an instance of ${value.constructor?.name ?? "a class"}, which is not plain data`;
  }
  for (const [name, inner] of Object.entries(value)) {
    const problem = plainProblem(inner, Array.isArray(value) ? `${path}[${name}]` : `${path}.${name}`, depth + 1);
    if (problem !== null) return problem;
  }
  return null;
}

/** Runs `call` while clock, chance, timers and network are out of reach. The call is synchronous, so nobody else notices. */
function withoutWorld<Output>(call: () => Output, report: (problem: string) => void): Output {
  const refuse = (name: string) => () => {
    const problem = `uses ${name}: the time is event.at, and everything else arrives as input`;
    report(problem);
    throw new Error(problem);
  };
  const noClock = new Proxy(Date, {
    construct: (target, args: unknown[]) =>
      args.length === 0 ? refuse("new Date()")() : Reflect.construct(target, args),
    apply: refuse("Date()"),
    get: (target, name) => (name === "now" ? refuse("Date.now") : Reflect.get(target, name)),
  });
  const restore = [
    swap(globalThis, "Date", noClock),
    swap(Math, "random", refuse("Math.random")),
    swap(performance, "now", refuse("performance.now")),
    swap(crypto, "randomUUID", refuse("crypto.randomUUID")),
    swap(crypto, "getRandomValues", refuse("crypto.getRandomValues")),
    ...["fetch", "setTimeout", "setInterval", "setImmediate", "queueMicrotask"].map((name) =>
      swap(globalThis, name, refuse(name)),
    ),
  ];
  try {
    return call();
  } finally {
    for (const back of restore) back();
  }
}

function swap(owner: object, name: string, value: unknown): () => void {
  const own = Object.getOwnPropertyDescriptor(owner, name);
  Object.defineProperty(owner, name, { value, configurable: true, writable: true });
  return () => {
    if (own === undefined) Reflect.deleteProperty(owner, name);
    else Object.defineProperty(owner, name, own);
  };
}
