import type { Peak } from "./peak.ts";

const size = { width: 760, height: 320 };
const area = { left: 64, right: 540, top: 24, bottom: 270 };
const fromMs = 10;
const toMs = 100_000;
/** Beyond this the pages lag behind for people, too. */
const lagMs = 5_000;

/** Receipts of the ledger against the number of databases, both axes by powers. A white ground, for readers of dark pages. */
export function lagPicture(peaks: readonly Peak[]): string {
  const points = peaks.toSorted((a, b) => a.databases - b.databases);
  const [least, most] = [points[0]?.databases ?? 1, points[points.length - 1]?.databases ?? 1];
  const x = (databases: number) =>
    area.left + (Math.log(databases / least) / Math.max(Math.log(most / least), 1e-9)) * (area.right - area.left);
  const y = (ms: number) =>
    area.bottom - (Math.log(Math.max(ms, fromMs) / fromMs) / Math.log(toMs / fromMs)) * (area.bottom - area.top);
  const lines = [
    { name: "message in the ledger, p99", colour: "#5b8c00", of: ({ lagMs: lag }: Peak) => lag.p99 },
    { name: "receipt, p99", colour: "#1677ff", of: ({ receiptMs }: Peak) => receiptMs.p99 },
    { name: "receipt, p50", colour: "#69b1ff", of: ({ receiptMs }: Peak) => receiptMs.p50 },
  ];
  const grid = [10, 100, 1_000, 10_000, 100_000].map(
    (ms) => `<path d="M${area.left} ${n(y(ms))}H${area.right}" stroke="#e5e5e5"/>
<text x="${area.left - 8}" y="${n(y(ms) + 4)}" text-anchor="end">${ms / 1_000} s</text>`,
  );
  const ticks = points.map(
    ({ databases }) => `<path d="M${n(x(databases))} ${area.bottom}v5" stroke="#595959"/>
<text x="${n(x(databases))}" y="${area.bottom + 20}" text-anchor="middle">${databases}</text>`,
  );
  const drawn = lines.map(({ name, colour, of }, index) => {
    const path = points.map((peak) => `${n(x(peak.databases))} ${n(y(of(peak)))}`).join("L");
    const at = area.top + 24 + 22 * index;
    return `<path d="M${path}" fill="none" stroke="${colour}" stroke-width="2"/>
<path d="M${area.right + 12} ${at - 4}h16" stroke="${colour}" stroke-width="2"/><text x="${area.right + 34}" y="${at}">${name}</text>`;
  });
  const limit = `<path d="M${area.left} ${n(y(lagMs))}H${area.right}" stroke="#cf1322" stroke-dasharray="5 4"/>
<text x="${area.right + 12}" y="${n(y(lagMs) + 4)}" fill="#cf1322">5 s</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" role="img" font-family="sans-serif" font-size="12" fill="#262626">
<title>Ledger lag in the peak hour by number of databases</title>
<rect width="${size.width}" height="${size.height}" fill="#fff"/>
${[...grid, ...ticks, limit, ...drawn].join("\n")}
<text x="${(area.left + area.right) / 2}" y="${area.bottom + 42}" text-anchor="middle">ledger databases</text>
</svg>
`;
}

const n = (value: number) => String(Math.round(value * 10) / 10);
