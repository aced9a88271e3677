// biome-ignore-all lint: as people write it

export function run() {
  const a = 7,
    b = "3",
    c = { valueOf: () => 4 };
  return [
    a - b,
    a * c,
    a / 2,
    a % 4,
    a ** 2,
    -b,
    +c,
    ~a,
    a | 8,
    a & 3,
    a ^ 1,
    a << 2,
    a >> 1,
    -1 >>> 28,
    2 ** -1,
    (-2) ** 2,
  ];
}
