// biome-ignore-all lint: as people write it

export function run() {
  function decl(a, b = a + 1, { c = 3, ...d } = {}, ...e) {
    return [a, b, c, d, e.length, arguments.length, new.target === undefined];
  }
  const arrow = (x) => (y) => ({ x, y });
  const self = (function fact(n) {
    return n < 2 ? 1 : n * fact(n - 1);
  })(6);
  const bound = decl.bind(null, 1);
  const o = {
    m() {
      return [1].map(() => this.v);
    },
    v: 4,
  };
  const once = (() => {
    let n = 0;
    return () => ++n;
  })();
  return [
    decl(1),
    decl(1, 2, { c: 5, z: 6 }, 7, 8),
    arrow(1)(2),
    self,
    bound(2),
    o.m(),
    once() + once(),
    Math.max(...[1, 5, 3], 4),
    decl.apply(null, [9]),
    decl.call(null, 8),
    decl.length,
    decl.name,
    hoisted(),
    (() => {})(),
    ((a, b) => a + b)(...[1, 2]),
    ((x) => x)(5),
    ((a = () => 2) => a())(),
  ];
  function hoisted() {
    return "up";
  }
}
