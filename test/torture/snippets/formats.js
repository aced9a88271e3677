// contained
export function attack() {
  const formats = [];
  for (;;) formats.push(new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai", day: "2-digit" }));
}
