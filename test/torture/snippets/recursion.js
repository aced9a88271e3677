// contained
export function attack() {
  const dig = (depth) => dig(depth + 1) + 1;
  return dig(0);
}
