// refused
export function attack() {
  return /\s*.*\s*.*x$/.test(" ".repeat(20_000));
}
