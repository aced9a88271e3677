// refused
export function attack() {
  const take = ([first, ...others]) => [first, others];
  return take({ [Symbol.iterator]: () => ({ next: Object }) });
}
