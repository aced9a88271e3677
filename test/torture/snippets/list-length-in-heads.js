// stopped
export function attack() {
  const errors = [];
  for (;;) {
    const list = [1];
    try {
      for (list.length of [2 ** 32 - 1]);
      errors.push(list.fill(0).length);
    } catch {}
    try {
      [{ long: list.length }] = [{ long: 3e7 }];
      errors.push(list.fill(0).length);
    } catch {}
    try {
      for (list["length"] in { 30000000: 1 });
      errors.push(list.fill(0).length);
    } catch {}
  }
}
