// stopped
export function attack() {
  let depth = 0;
  class Tree {
    left = depth++ < 1e9 && depth < 60 ? new Tree() : 0;
    right = depth-- > 0 ? new Tree() : 0;
  }
  for (;;) {
    try {
      new Tree();
    } catch {
      depth = 0;
    }
  }
}
