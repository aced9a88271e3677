/**
 * The page's Content-Security-Policy, put into the built index.html and into the headers of the static host. Styles may be
 * inline: the component library inserts style elements, and a nonce would need a server that writes every page. Scripts may not,
 * and the only HTML sink left open is guarded by `trusted-types.ts`.
 */
const directives = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types default",
];

export const metaPolicy = directives.join("; ");

/** Cloudflare's static host reads these from `_headers`; browsers ignore `frame-ancestors` in a meta element. */
export const headersFile = `/*
  Content-Security-Policy: ${[...directives, "frame-ancestors 'none'"].join("; ")}
  Strict-Transport-Security: max-age=31536000; includeSubDomains
  X-Content-Type-Options: nosniff
  Referrer-Policy: same-origin
  Permissions-Policy: camera=(), microphone=(), geolocation=()
/assets/*
  Cache-Control: public, max-age=31536000, immutable
`;
