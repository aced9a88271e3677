// contained
export function attack() {
  const found = [];
  const liar = /a/g;
  try {
    liar.exec = Object;
    found.push("aaa".replace(liar, "b"));
  } catch (error) {
    found.push(error.message);
  }
  try {
    found.push("aaa".replace({ exec: Object, flags: "g", [Symbol.replace]: Object }, "b"));
  } catch (error) {
    found.push(error.message);
  }
  return found;
}
