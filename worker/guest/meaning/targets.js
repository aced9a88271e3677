// biome-ignore-all lint: as people write it

export function run() {
  const l = [1, 2, 3],
    o = {};
  [l[0], l[2]] = [l[2], l[0]];
  [o.a, o["b"], ...o.rest] = [1, 2, 3, 4];
  ({
    x: o.x,
    y: l[1],
    z: { w: o[l[1]] = 7 } = {},
  } = { x: 5, y: 6 });
  for (o.turn of [1, 2]);
  for (o["k" + 1] in { q: 1 });
  let [f = 9, [g] = [3], ...h] = [undefined, undefined, 4, 5];
  [f, g] = [g, f];
  return [l, o, f, g, h];
}
