// stopped
export function attack() {
  function trap() {
    Object.defineProperty(arguments, "0", {
      get() {
        for (;;);
      },
    });
    return Math.max.apply(null, arguments);
  }
  return trap(1);
}
