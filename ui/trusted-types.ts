/**
 * The component library fills style elements through `innerHTML`. This policy lets such text pass and throws on anything that
 * could hold an element, so that no code path, ours or a library's, can turn a chat message into HTML.
 */
declare global {
  interface Window {
    trustedTypes?: { createPolicy(name: string, rules: { createHTML(text: string): string }): unknown };
  }
}

window.trustedTypes?.createPolicy("default", {
  createHTML(text) {
    if (text.includes("<")) throw new TypeError("HTML is never built from text here");
    return text;
  },
});

export {};
