// harmless
export function attack() {
  const times = [];
  for (const read of [() => new Date(), () => Date(), () => Date.now(), () => Math.random()]) {
    try {
      times.push(read());
    } catch (error) {
      if (!(error instanceof TypeError)) times.push(error.name);
    }
  }
  return times;
}
