// stopped
export function attack() {
  let length = 0;
  for (;;) {
    length += (1e-300).toString(2).length + (1.23e20).toFixed(100).length + (0.1).toPrecision(100).length;
    length += `${2.2250738585072011e-308}`.length + Number("2.2250738585072011e-308") + new Date(0).toString().length;
  }
}
