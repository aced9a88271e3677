// stopped
export function attack() {
  const values = [].values;
  return new Set({ [Symbol.iterator]: () => ({ next: () => values.call([]) }) });
}
