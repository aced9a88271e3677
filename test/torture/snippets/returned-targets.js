// harmless
class Returns {
  constructor(target) {
    return target;
  }
}
class Stamp extends Returns {
  kept = "x".repeat(1_000);
}
export function attack() {
  const changed = [];
  for (const target of [
    Array,
    Math,
    Object.getPrototypeOf([]),
    JSON,
    Object.getPrototypeOf(() => {}),
    /x/.constructor,
  ]) {
    try {
      new Stamp(target);
      changed.push("changed");
    } catch (error) {
      changed.push(error.name);
    }
  }
  return changed.includes("changed") ? changed : [];
}
