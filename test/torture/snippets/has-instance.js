// stopped
export function attack() {
  class Endless {
    static [Symbol.hasInstance](value) {
      return value instanceof Endless;
    }
  }
  for (;;) {
    try {
      if ({} instanceof Endless) return [];
    } catch {}
  }
}
