/** Calls a plugin's function as the contract describes it, and reports what it does besides. */
export function guarded<Input, Output>(
  call: (input: Input) => Output,
  report: (problem: string) => void,
): (input: Input) => Output {
  return (input) => {
    const copy = freeze(structuredClone(input));
    try {
      const output = withoutWorld(() => call(copy), report);
      const problem = plainProblem(output, "output");
      if (problem !== null) report(problem);
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
export function plainProblem(value: unknown, path: string): string | null {
  if (value === null || typeof value === "string" || typeof value === "boolean") return null;
  if (typeof value === "number") return Number.isFinite(value) ? null : `${path} is ${value}, which is not plain data`;
  if (typeof value !== "object") return `${path} is of type ${typeof value}, which is not plain data`;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (!Array.isArray(value) && prototype !== Object.prototype && prototype !== null) {
    return `${path} is an instance of ${value.constructor?.name ?? "a class"}, which is not plain data`;
  }
  for (const [name, inner] of Object.entries(value)) {
    const problem = plainProblem(inner, Array.isArray(value) ? `${path}[${name}]` : `${path}.${name}`);
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
