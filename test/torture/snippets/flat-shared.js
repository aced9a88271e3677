// stopped
export function attack() {
  let nested = [1];
  for (let depth = 0; depth < 60; depth++) nested = [nested, nested];
  return nested.flat(Number.POSITIVE_INFINITY);
}
