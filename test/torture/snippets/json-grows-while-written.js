// stopped
export function attack() {
  const list = [];
  list.push({
    toJSON() {
      list.push(this);
      return 1;
    },
  });
  return JSON.stringify(list);
}
