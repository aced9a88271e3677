// stopped
export function attack() {
  const top = {};
  const kept = [];
  for (let index = 0; index < 400; index++) kept.push(Object.create(Object.create(top)));
  for (let index = 0; ; index++) {
    top[`n${index}`] = index;
    delete top[`n${index - 1}`];
  }
}
