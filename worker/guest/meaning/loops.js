// biome-ignore-all lint: as people write it

export function run() {
  const out = [];
  for (let i = 0, j = 9; i < j; i += 2, j--) out.push(i * j);
  let w = 3;
  while (w--) out.push(w);
  do out.push("do");
  while (w++ < 1);
  for (const x of [1, 2, 3]) {
    if (x === 2) continue;
    out.push(x);
  }
  for (const k in { a: 1, b: 2 }) out.push(k);
  for (const i in [7, 8]) out.push(i);
  for (const [k, v] of new Map([[1, 2]])) out.push(k + v);
  for (const { a, ...r } of [{ a: 1, b: 2 }]) out.push(r.b);
  outer: for (const a of [1, 2]) {
    inner: for (const b of [1, 2, 3]) {
      if (b === 2) continue outer;
      if (a === 2) break outer;
      out.push(a + "" + b);
    }
  }
  for (;;) {
    if (out.length > 30) break;
    out.push("x");
  }
  const fns = [];
  for (let i = 0; i < 3; i++) fns.push(() => i);
  out.push(...fns.map((f) => f()));
  for (var q = 0; q < 2; q++);
  for (const c of "a😀") out.push(c);
  return [out, q];
}
