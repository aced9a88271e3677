// stopped
export function attack() {
  const lists = [];
  for (;;) {
    const list = [];
    const object = {};
    for (let index = 0; index < 100_000; index += 1_000) {
      list[index] = 1;
      object[index] = 1;
    }
    lists.push(list, object);
  }
}
