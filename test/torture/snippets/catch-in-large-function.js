// stopped
export function attack() {
  for (;;) {
    try {
      undefined.missing.other.more();
    } catch {}
  }
}
