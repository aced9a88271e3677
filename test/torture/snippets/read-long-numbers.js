// stopped
export function attack() {
  const digits = "1".repeat(1_000_000);
  let sum = 0;
  for (;;) {
    sum += +digits - digits * 1 + (digits | 0) + Math.floor(digits) + parseInt(digits) + Number(digits);
    sum += "abc".at(digits)?.length ?? 0;
    sum += [1].indexOf(1, digits) + (isNaN(digits) ? 1 : 0);
    let counter = digits;
    counter++;
  }
}
