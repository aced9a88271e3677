// biome-ignore-all lint: as people write it

export function run() {
  const log = [];
  const f = (n) => {
    try {
      log.push("t");
      if (n === 1) throw new TypeError("a");
      if (n === 2) return "r";
      if (n === 3) null.x;
      return "ok";
    } catch (e) {
      log.push(e.name);
      if (n === 3) throw new RangeError("b");
      return e.message;
    } finally {
      log.push("f");
    }
  };
  const out = [f(0), f(1), f(2)];
  try {
    f(3);
  } catch {
    out.push("caught");
  }
  try {
    throw { code: 5 };
  } catch (e) {
    out.push(e.code);
  }
  try {
    try {
      throw 1;
    } finally {
      out.push("fin");
    }
  } catch {
    out.push("bare");
  }
  const g = () => {
    for (const x of [1, 2]) {
      try {
        continue;
      } finally {
        out.push(x);
      }
    }
  };
  g();
  out.push(
    new Error("m", { cause: 1 }).cause,
    String(new TypeError("t")),
    String(new Error("")),
    new RangeError("r") instanceof Error,
  );
  return [out, log];
}
