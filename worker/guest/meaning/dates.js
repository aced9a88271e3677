// biome-ignore-all lint: as people write it

export function run() {
  const d = new Date(Date.UTC(2026, 10, 29, 8, 30));
  const e = new Date(d);
  e.setUTCDate(1);
  return [
    d.toISOString(),
    d.getTime(),
    +d,
    d.getUTCDay(),
    d.getUTCHours(),
    new Date("2026-01-02T03:04:05Z").getTime(),
    Date.parse("2026-01-01"),
    JSON.stringify(d),
    e - d,
    d > e,
    new Date(2026, 0, 1).getFullYear(),
    isNaN(new Date("x")),
    new Intl.DateTimeFormat("en-CA", {
      timeZone: "Asia/Shanghai",
      hourCycle: "h23",
      hour: "2-digit",
      minute: "2-digit",
    }).format(d),
    new Intl.DateTimeFormat("en-US", { timeZone: "UTC" }).formatToParts(d).map((p) => p.type),
  ];
}
