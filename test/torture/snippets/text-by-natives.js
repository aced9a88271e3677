// stopped
export function attack() {
  const tries = [
    () => "ab".repeat(2 ** 28),
    () => "ab".padEnd(2 ** 29, "中"),
    () => "ab".padStart(1e9),
    () => "a".repeat(1e6).replaceAll("a", "b".repeat(1e6)),
    () => "a".repeat(1e6).replace(/a/g, "$&$&$&$&"),
    () => "a".repeat(5e5).replace(/a/, "$`$'$`$'".repeat(1e5)),
    () => Array(1e6).join("x".repeat(1e6)),
    () => "a".repeat(1e6).concat("b".repeat(1e6)),
    () => encodeURIComponent("中".repeat(1e6)),
    () => "ﷺ".repeat(1e6).normalize("NFKD"),
    () => Symbol("x".repeat(1e6)).toString(),
    () => Object.assign(new Error("x".repeat(1e6)), { name: "y".repeat(1e6) }).toString(),
  ];
  for (let turn = 0; ; turn++) {
    try {
      tries[turn % tries.length]();
    } catch {}
  }
}
