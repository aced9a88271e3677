// contained
export function attack() {
  let text = "x";
  for (;;) text += text;
}
