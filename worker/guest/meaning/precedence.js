// biome-ignore-all lint: as people write it

export function run() {
  const a = 2,
    b = 3,
    c = "4";
  return [
    a + b * c,
    (a + b) * c,
    a * b + c,
    a - b - c,
    a - (b - c),
    a ** (b ** 2),
    -(a ** 2),
    a + b < c,
    a < b === true,
    (a == 2 && b != 3) || c,
    a ?? b + c,
    a ? (b ? 1 : 2) : 3,
    (a, b),
    !(a + b),
    typeof a + b,
    a + (b ? c : a),
    [a + b][0] + c,
    `${a + b}` + c,
    a + `${b}`,
    "x" + (a - b),
    +c + +c,
    a,
  ].length;
}
