// stopped
export function attack() {
  const kept = [];
  for (;;) {
    let text = "中";
    while (text.length < 400_000) text = `${text}${text}`;
    kept.push(text, text.toUpperCase(), text.slice(1));
  }
}
