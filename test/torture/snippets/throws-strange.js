// contained
export function attack() {
  throw {
    get name() {
      throw new Error("again");
    },
    get message() {
      for (;;);
    },
    toString() {
      for (;;);
    },
  };
}
