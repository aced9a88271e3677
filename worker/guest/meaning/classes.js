// biome-ignore-all lint: as people write it

export function run() {
  let log = [];
  class A {
    x = 1;
    y;
    static s = [1];
    static t;
    static {
      this.t = this.s.length + 1;
    }
    constructor(v) {
      this.v = v;
      log.push("A");
    }
    get d() {
      return this.v * 2;
    }
    set d(v) {
      this.v = v;
    }
    m(a = this.x, ...r) {
      return [a, r.length, this.v];
    }
    static of(...a) {
      return new this(...a);
    }
    toString() {
      return "A" + this.v;
    }
    ["k" + 1]() {
      return 1;
    }
  }
  class B extends A {
    z = this.v + 1;
    constructor(...a) {
      super(...a);
      log.push("B");
    }
    m(...a) {
      return ["B", ...super.m(...a)];
    }
  }
  const b = B.of(5);
  b.d = 7;
  class E extends Error {
    constructor(m) {
      super(m);
      this.name = "E";
    }
  }
  class L extends Array {
    last() {
      return this[this.length - 1];
    }
  }
  const C = class Named {
    static n = Named.name;
  };
  const list = new L(1, 2, 3);
  return [
    b,
    b.d,
    b.m(),
    b.m(1, 2),
    String(b),
    b instanceof A,
    A.t,
    log,
    b.k1(),
    new E("x").message,
    String(new E("x")),
    new E("x") instanceof Error,
    list.last(),
    list.length,
    C.n,
    typeof A,
    Object.keys(b),
    B.name,
    new (class {
      a = 1;
      "b-c" = 2;
    })(),
  ];
}
