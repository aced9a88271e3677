// biome-ignore-all lint: as people write it

export function run() {
  let a = 1,
    b = "x",
    o = { p: 2, q: { r: [1] } },
    calls = 0;
  const key = () => {
    calls++;
    return "p";
  };
  a += 2;
  a -= 1;
  a *= 5;
  a /= 2;
  a %= 3;
  a **= 2;
  a <<= 3;
  a >>= 1;
  a >>>= 0;
  a |= 1;
  a &= 7;
  a ^= 2;
  b += a;
  b += b;
  o.p += 1;
  o[key()] *= 3;
  o.q.r[0] -= 5;
  o["p"] += "s";
  const v = (o.new = o[key()] = 4);
  let c = null;
  c ??= 5;
  c ||= 6;
  c &&= 7;
  o.z ??= 1;
  o[key()] ||= 9;
  o[key()] &&= 8;
  o["nil"] ??= 3;
  return [a, b, o, calls, v, c];
}
