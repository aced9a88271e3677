/** A text cut at the quoted words, for marking them; where the quote is not in it, it stays whole. */
export function quotedText(text: string, quote: string): readonly [before: string, quoted: string, after: string] {
  const start = text.indexOf(quote);
  return start === -1 ? [text, "", ""] : [text.slice(0, start), quote, text.slice(start + quote.length)];
}
