// stopped
export function attack() {
  const trap = {
    get name() {
      while (true);
    },
  };
  return [trap.name];
}
