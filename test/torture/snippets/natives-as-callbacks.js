// stopped
export function attack() {
  const list = Array.from({ length: 2_000 }, (_, index) => index);
  const natives = [
    Object,
    String,
    Number,
    Array,
    Symbol,
    Error,
    JSON.stringify,
    Object.keys,
    Math.max,
    list.push,
    list.map,
    "".repeat,
  ];
  for (;;) {
    for (const native of natives) {
      for (const way of ["map", "filter", "sort", "flatMap", "reduce", "find", "some", "every", "forEach"]) {
        try {
          list[way](native);
        } catch {}
      }
      try {
        "aaaa".replace(/a/g, native);
        new Map([[1, 2]]).forEach(native);
        Array.from(list, native);
        Object.groupBy(list, native);
      } catch {}
    }
  }
}
