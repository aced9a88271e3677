// stopped
export function attack() {
  const list = [1];
  for (const one of list) list.push(one, one);
}
