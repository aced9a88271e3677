// refused
export function attack() {
  return /^(a+)+$/.test(`${"a".repeat(40)}!`);
}
