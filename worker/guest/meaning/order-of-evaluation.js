// biome-ignore-all lint: as people write it

export function run() {
  const log = [];
  const t = (x, v = x) => {
    log.push(x);
    return v;
  };
  const o = { a: 1, b: 2 };
  t("o", o)[t("k", "a")] = t("v", 5);
  t("o2", o)[t("k2", "b")] += t("v2", 3);
  t(1) + t(2) * t(3);
  t(4) < t(5);
  f(t(8), ...t("s", [9]), t(10));
  function f() {}
  t(11, "q") === t(12, "q");
  t(13, { z: 1 }).z++;
  return [log, o];
}
