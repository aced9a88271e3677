// contained
export function attack() {
  const Expression = /x/.constructor;
  return new Expression("(a+)+$").test("a".repeat(50));
}
