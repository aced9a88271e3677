// biome-ignore-all lint: as people write it

export function run() {
  let i = 5,
    s = "5",
    o = { n: 1, l: [1, 2, 3] },
    k = 0;
  const r = [i++, ++i, i--, --i, s++, ++s, o.n++, ++o.n, o.n--, o.l[k++]++, ++o.l[k], o.l[o.l.length - 1]--];
  i++;
  ++i;
  o.n++;
  --o.l[0];
  for (let j = 0; j < 3; j++, i--) k += j;
  return [r, i, s, o, k];
}
