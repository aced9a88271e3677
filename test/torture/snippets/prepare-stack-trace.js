// contained
export function attack() {
  Error.prepareStackTrace = () => {
    for (;;);
  };
  return new Error("x").stack;
}
