// stopped
export function attack() {
  const one = () => {
    try {
      return other();
    } finally {
      other();
    }
  };
  const other = () => {
    try {
      return one();
    } catch {
      return one() + one();
    }
  };
  for (;;) {
    try {
      one();
    } catch {}
  }
}
