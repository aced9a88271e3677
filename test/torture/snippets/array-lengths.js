// stopped
export function attack() {
  const tries = [
    () => new Array(2 ** 32 - 1),
    () => {
      const list = [];
      list.length = 2 ** 32 - 1;
      return list.map(String);
    },
    () => {
      const list = [];
      list["length"] = 5e7;
      return list.fill(0);
    },
    () => {
      const list = [];
      list[4294967294] = 1;
      return list.join();
    },
    () => {
      const list = [];
      [list[3e7]] = [1];
      return list.includes(2);
    },
    () => Object.defineProperty([], "length", { value: 1e9 }).reverse(),
    () => Object.assign([], { length: 1e9 }).sort(),
    () => Array.from({ length: 2 ** 53 - 1 }),
    () => Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1),
    () => [].concat.call({ length: 2 ** 32 }, []),
    () => Array.prototype.fill.call({ length: 2 ** 53 - 1 }, 1),
    () => Math.max.apply(null, { length: 2 ** 31 }),
    () => Math.max(...Array(1e6)),
    () => String.fromCharCode(...Array(1e6)),
  ];
  for (let turn = 0; ; turn++) {
    try {
      tries[turn % tries.length]();
    } catch {}
  }
}
