// contained
export function attack() {
  const liar = /a/;
  const endless = { 0: "a", index: 0, length: 2 ** 53 - 1 };
  Object.defineProperty(liar, "exec", { value: () => endless });
  Object.defineProperty(liar, "lastIndex", { value: 2 ** 53 - 1 });
  const found = ["aaa".replace(liar, (...given) => given.length), "aaa".match(liar).length];
  return found;
}
