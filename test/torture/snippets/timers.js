// refused
export function attack() {
  setTimeout(() => {
    for (;;);
  }, 1);
}
