// harmless
export function attack() {
  const errors = [];
  for (const change of [
    () => Object.assign(Object.getPrototypeOf([]), { push: () => 1 }),
    () => Object.defineProperty(Object.getPrototypeOf({}), "ok", { value: "polluted" }),
    () => Object.defineProperty(Object.getPrototypeOf(""), "length", { value: 1 }),
    () => {
      Math.max = () => 0;
    },
    () => {
      JSON.stringify = () => "{}";
    },
    () => {
      const key = "prototype";
      (() => {})[key] = null;
    },
  ]) {
    try {
      change();
      errors.push("changed");
    } catch (error) {
      errors.push(error.name);
    }
  }
  return errors.includes("changed") ? errors : [];
}
