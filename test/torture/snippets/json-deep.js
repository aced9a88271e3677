// contained
export function attack() {
  let text = "[";
  while (text.length < 500_000) text += text;
  let found = JSON.parse(`${text}${text.replaceAll("[", "]")}`);
  found = String(found);
  return JSON.stringify(found);
}
