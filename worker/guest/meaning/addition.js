// biome-ignore-all lint: as people write it

export function run() {
  const o = { toString: () => "o" },
    n = null;
  let u;
  return [
    1 + 2,
    "1" + 2,
    1 + "2",
    o + 1,
    [] + {},
    n + 1,
    u + 1,
    true + true,
    [1, 2] + "",
    "a" + "b" + 1 + 2,
    1 + 2 + "a",
    (1, 2) + (3, 4),
    -1 + -2,
  ];
}
