// stopped
export function attack() {
  let caught = 0;
  for (;;) {
    try {
      for (;;);
    } catch {
      caught++;
    } finally {
      caught++;
    }
  }
}
