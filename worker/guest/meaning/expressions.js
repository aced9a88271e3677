// biome-ignore-all lint: as people write it

export function run() {
  const s = "ab12cd345";
  const g = /\d+/g;
  const out = [
    s.match(/\d+/)[0],
    s.match(g),
    s.match(/z/),
    s.search(/\d/),
    s.split(/\d+/),
    s.split(/(\d)/, 3),
    s.replace(/(?<l>[a-z])(\d)/, "$2$1-$<l>-$`"),
    s.replace(g, (m, i, all) => "<" + m + i + all.length + ">"),
    [...s.matchAll(/([a-z])(\d)/g)].map((m) => [m[0], m[1], m.index]),
    /a/i.test("A"),
    /(?<y>\d{2})/.exec(s).groups.y,
    /x|y/.exec(s),
    String(/a\/b/gi),
    /a/gi.flags,
    /a/.source,
    g.lastIndex,
    /^b/m.test("a\nb"),
    "aaa".replaceAll(/a/g, "b"),
    /\u{61}/u.test("a"),
    "a,b;c".split(/[,;]/),
    "😀x".replace(/./gu, "_"),
    "abc".replace(/(?:)/g, "-"),
    "x".replace(/x/, "$0$1$2"),
    /a/ instanceof RegExp,
  ];
  const found = [];
  let m;
  while ((m = g.exec(s)) !== null) found.push(m.index, g.lastIndex);
  g.lastIndex = 5;
  found.push(g.test(s), g.lastIndex);
  const y = /c/y;
  y.lastIndex = 4;
  found.push(y.test(s), y.sticky);
  return [out, found, new RegExp(g.source, "gu").test("5")];
}
