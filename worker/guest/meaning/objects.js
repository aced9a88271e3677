// biome-ignore-all lint: as people write it

export function run() {
  const o = {
    a: 1,
    b: { c: 2 },
    ["d" + 1]: 3,
    get e() {
      return this.a + 1;
    },
    set f(v) {
      this.a = v;
    },
    g() {
      return super.toString === Object.prototype.toString;
    },
    5: "five",
  };
  o.f = 10;
  const {
    a,
    b: { c },
    ...rest
  } = o;
  delete o.b;
  delete o["d1"];
  const sym = Symbol("s");
  o[sym] = 1;
  return [
    o,
    a,
    c,
    rest,
    o.e,
    o.g(),
    Object.keys(o),
    Object.values({ x: 1 }),
    Object.entries({ x: 1, y: [2] }),
    Object.assign({}, { p: 1 }, null, { q: 2 }),
    Object.fromEntries([["k", 1]]),
    Object.freeze({ z: 1 }),
    Object.isFrozen(Object.freeze([])),
    "a" in o,
    "nope" in o,
    o.hasOwnProperty("a"),
    Object.hasOwn(o, "zz"),
    { ...o, a: 2 },
    Object.create(null) instanceof Object,
    Object.groupBy([1, 2, 3], (x) => (x % 2 ? "odd" : "even")),
    typeof sym,
    sym.description,
    sym.toString(),
    Object.is(NaN, NaN),
    Object.getOwnPropertyNames({ x: 1 }),
    o?.b?.c,
    o?.["a"],
    o.nope?.(),
  ];
}
