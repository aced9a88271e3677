// stopped
export function attack() {
  const spread = (depth, left = depth > 0 ? spread(depth - 1) : 0, right = depth > 0 ? spread(depth - 1) : 0) =>
    left + right;
  return spread(60);
}
