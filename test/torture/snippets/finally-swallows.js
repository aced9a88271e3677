// stopped
export function attack() {
  for (;;) {
    label: try {
      for (;;);
    } finally {
      break label;
    }
  }
}
