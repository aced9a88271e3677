// contained
export function attack() {
  const found = [];
  for (const name of ["match", "matchAll", "search"]) {
    try {
      found.push("a".repeat(50)[name]("(a+)+$"));
    } catch (error) {
      found.push(error.message);
    }
  }
  return found;
}
