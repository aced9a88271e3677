/**
 * Pictures that a browser draws and that can hold no script, told by their first bytes: what a foreign server says about its answer
 * proves nothing. SVG is none of them: it is a document.
 */

type Kind = { readonly type: string; readonly at: number; readonly bytes: readonly number[] };

const ascii = (text: string) => [...text].map((sign) => sign.charCodeAt(0));

const kinds: readonly Kind[] = [
  { type: "image/png", at: 0, bytes: [0x89, ...ascii("PNG\r\n"), 0x1a, 0x0a] },
  { type: "image/jpeg", at: 0, bytes: [0xff, 0xd8, 0xff] },
  { type: "image/gif", at: 0, bytes: ascii("GIF8") },
  { type: "image/webp", at: 8, bytes: ascii("WEBP") },
  { type: "image/avif", at: 4, bytes: ascii("ftypavif") },
];

/** The media type, or null for whatever is no picture. */
export function imageType(start: Uint8Array): string | null {
  return kinds.find(({ at, bytes }) => bytes.every((byte, index) => start[at + index] === byte))?.type ?? null;
}
