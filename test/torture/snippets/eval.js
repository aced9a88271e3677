// refused
export function attack() {
  return eval("1 + 1");
}
