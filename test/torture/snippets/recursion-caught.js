// stopped
export function attack() {
  function dig() {
    try {
      dig();
    } catch {
      dig();
    } finally {
      dig();
    }
  }
  dig();
}
