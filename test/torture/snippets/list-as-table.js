// stopped
export function attack() {
  const makes = [
    () => Object.defineProperty(Array.from({ length: 5_000 }), 0, { get: () => 1, configurable: true }),
    () => {
      const list = [];
      list[20_000] = 1;
      return list;
    },
    () => {
      const list = Array.from({ length: 20_000 });
      for (let index = 0; index < 15_000; index++) delete list[index];
      return list;
    },
    () => {
      const list = [];
      for (let index = 0; index < 30_000; index += 1_000) list[index] = 1;
      return list;
    },
    () => Object.freeze(Array(20_000)),
  ];
  const kept = [];
  for (const make of makes) {
    try {
      kept.push(make());
    } catch {}
  }
  for (;;) {
    for (const list of kept) {
      try {
        list.unshift(list.shift());
        list.splice(1, 1, 2);
        list.indexOf(5);
      } catch {}
    }
  }
}
