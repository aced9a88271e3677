// harmless
export function attack() {
  const made = [];
  for (const code of [() => {}, class {}, [].map, "".at, attack.call]) {
    try {
      made.push(typeof code.constructor("return 1")());
    } catch (error) {
      if (!(error instanceof TypeError)) made.push(error.name);
    }
  }
  return made;
}
