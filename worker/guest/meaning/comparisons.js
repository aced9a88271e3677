// biome-ignore-all lint: as people write it

export function run() {
  const a = "10",
    b = "9",
    d = { valueOf: () => 5 };
  return [
    a < b,
    a < 9,
    10 > b,
    d >= 5,
    d <= "5",
    null < 1,
    "b" > "a",
    undefined < 1,
    NaN <= NaN,
    a == 10,
    a === 10,
    d == 5,
    d != 6,
    null == undefined,
    [1] == 1,
    a !== b,
    (a, b) === "9",
  ];
}
