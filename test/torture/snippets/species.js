// contained
export function attack() {
  class Liar extends Array {
    static get [Symbol.species ?? "none"]() {
      return () => ({ length: 2 ** 53 - 1 });
    }
  }
  return Liar.from([1, 2, 3])
    .map((one) => one)
    .concat([4]);
}
