// contained
export function attack() {
  let object = {};
  for (let depth = 0; depth < 100_000; depth++) object = Object.create(object);
  for (;;) object.missing;
}
