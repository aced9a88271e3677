// biome-ignore-all lint: as people write it

export function run() {
  const m = new Map([
    ["a", 1],
    [2, "b"],
  ]);
  m.set(NaN, 3).set("a", 4);
  const s = new Set([1, 2, 2, "1"]);
  s.add(3).delete(1);
  const w = new WeakMap(),
    k = {};
  w.set(k, 5);
  const seen = [];
  m.forEach((v, key) => seen.push([key, v]));
  s.forEach((v) => seen.push(v));
  return [
    m.size,
    m.get(NaN),
    m.has(2),
    [...m],
    [...m.keys()],
    [...m.values()],
    [...s],
    s.size,
    w.get(k),
    w.has({}),
    seen,
    m.delete("a"),
    m.size,
    [...Map.groupBy([1, 2, 3], (x) => x % 2)],
    new WeakSet([k]).has(k),
    (m.clear(), m.size),
    [...s.entries()],
    new Map(Object.entries({ q: 1 })).get("q"),
  ];
}
