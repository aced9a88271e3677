// stopped
export function attack() {
  const { keys, entries } = Object;
  const lying = {
    get [Symbol.toStringTag]() {
      return "x".repeat(999_990);
    },
  };
  for (;;) {
    const text = `${lying}`;
    if (keys(lying).length + entries(text).length < 0) return [];
  }
}
