// stopped
export function attack() {
  const wide = {};
  for (let index = 0; index < 10_000; index++) wide[`k${index}`] = index;
  const list = Array.from({ length: 10_000 }, (_, index) => index);
  for (;;) {
    Object.freeze({ ...wide });
    Object.isFrozen(wide);
    Object.isSealed(list);
    Object.getOwnPropertyNames(wide);
    Object.freeze(list.slice());
    Object.keys("x".repeat(1_000));
  }
}
