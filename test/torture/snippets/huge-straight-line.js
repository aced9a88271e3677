// stopped
export function attack() {
  const text = "中".repeat(100_000);
  let made = 0;
  for (;;) {
    made += text.toUpperCase().length + text.trim().length + text.toLowerCase().length;
    made += text.at(5).length + text.padEnd(text.length + 1).length + text.concat("x").length;
    made += [text, text, text].join("").length + `${text}${text}`.length;
  }
}
