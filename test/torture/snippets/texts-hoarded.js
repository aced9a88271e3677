// stopped
export function attack() {
  const hoard = [];
  for (let index = 0; ; index++) {
    const text = "中".repeat(50_000) + index;
    hoard.push(text);
    text.charCodeAt(3);
  }
}
