import { describe, expect, it } from "vitest";
import { guardAddress } from "./guard.ts";

/** Ways to spell an address inside: every kind that server-side request forgery is known to use. */
const refused = [
  // Loopback, in every notation that the URL parser turns into 127.0.0.1.
  "https://127.0.0.1/",
  "https://127.0.0.1./",
  "https://127.1/",
  "https://127.0.1/",
  "https://2130706433/",
  "https://0x7f000001/",
  "https://0x7f.1/",
  "https://0177.0.0.1/",
  "https://017700000001/",
  "https://127.255.255.254/",
  "https://0/",
  "https://0.0.0.0/",
  "https://１２７.０.０.１/",
  "https://127。0。0。1/",
  "https://⑫7.0.0.1/",
  "https://%31%32%37.0.0.1/",
  // IPv6.
  "https://[::1]/",
  "https://[::]/",
  "https://[::ffff:127.0.0.1]/",
  "https://[::ffff:7f00:1]/",
  "https://[::127.0.0.1]/",
  "https://[64:ff9b::7f00:1]/",
  "https://[64:ff9b:1::a00:1]/",
  "https://[2002:7f00:1::]/",
  "https://[2001:0:7f00:1::]/",
  "https://[fe80::1]/",
  "https://[fd00::1]/",
  "https://[ff02::1]/",
  "https://[fd00:ec2::254]/latest/meta-data/",
  // Private, shared, benchmark, documentation, multicast and reserved ranges.
  "https://10.0.0.1/",
  "https://172.16.0.1/",
  "https://192.168.1.1/",
  "https://100.64.0.1/",
  "https://198.18.0.1/",
  "https://192.0.2.1/",
  "https://224.0.0.1/",
  "https://240.0.0.1/",
  "https://255.255.255.255/",
  // Metadata services.
  "https://169.254.169.254/latest/meta-data/",
  "https://0xa9fea9fe/",
  "https://metadata.google.internal/computeMetadata/v1/",
  "https://metadata/",
  // Names that only mean something inside.
  "https://localhost/",
  "https://LOCALHOST./",
  "https://localhost.localdomain/",
  "https://app.localhost/",
  "https://printer.local/",
  "https://intranet/",
  "https://db.corp/",
  "https://router.home.arpa/",
  "https://kubernetes.default.svc/",
  "https://api.default.svc.cluster.local/",
  "https://shop.test/",
  "https://hidden.onion/",
  "https://com/",
  "https://example..com/",
  // Tricks with the parts of an address.
  "https://user@example.com/",
  "https://user:secret@example.com/",
  "https://example.com@127.0.0.1/",
  "https://example.com%40127.0.0.1/",
  "https://127.0.0.1\\@example.com/",
  "https://127.0.0.1#@example.com/",
  "https://127.0.0.1?@example.com/",
  // Schemes and ports.
  "http://example.com/",
  "ftp://example.com/",
  "file:///etc/passwd",
  "gopher://example.com/",
  "javascript:alert(1)",
  "data:text/html,hello",
  "//example.com/",
  "https://example.com:8443/",
  "https://example.com:22/",
  "https://example.com:80/",
  "",
  "https://",
  `https://example.com/${"x".repeat(2_048)}`,
];

const allowed = [
  ["https://example.com/hook", "example.com"],
  ["https://hooks.shop.example.co.uk/a?b=c", "hooks.shop.example.co.uk"],
  ["https://example.com:443/", "example.com"],
  ["HTTPS://EXAMPLE.COM/", "example.com"],
  ["https://例子.中国/", "xn--fsqu00a.xn--fiqs8s"],
  // The parser really sends this one to example.com, so it is judged as that.
  ["https://example.com\\@127.0.0.1/", "example.com"],
  // Public names that point inside: only the network below can refuse them, see the head of guard.ts.
  ["https://localtest.me/", "localtest.me"],
  ["https://127.0.0.1.nip.io/", "127.0.0.1.nip.io"],
] as const;

describe("P5: an address that a shop sets (G15)", () => {
  it.each(refused)("is refused: %s", (address) => {
    expect(guardAddress(address, { allowLoopback: false })).toMatchObject({ ok: false, reason: expect.any(String) });
  });

  it.each(allowed)("may be %s, which goes to %s", (address, host) => {
    const answer = guardAddress(address, { allowLoopback: false });
    expect(answer.ok && answer.url.hostname).toBe(host);
  });
});

describe("P5: on a developer's machine", () => {
  it.each(["http://127.0.0.1:19300/", "http://localhost:19300/", "https://[::1]:19300/x"])(
    "loopback may be called: %s",
    (address) => {
      expect(guardAddress(address, { allowLoopback: true }).ok).toBe(true);
      expect(guardAddress(address, { allowLoopback: false }).ok).toBe(false);
    },
  );

  const stillRefused = refused.filter((address) => {
    const url = URL.parse(address);
    return url === null || !["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  });
  it.each(stillRefused)("nothing but loopback is added: %s", (address) => {
    expect(guardAddress(address, { allowLoopback: true }).ok).toBe(false);
  });

  it("no user name is let through", () => {
    expect(guardAddress("http://me@127.0.0.1/", { allowLoopback: true }).ok).toBe(false);
  });
});
