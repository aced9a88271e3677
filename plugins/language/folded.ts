import { fold } from "interject/sdk";

/** Text as our expressions read it: folded like the matcher's. */
export function foldedText(text: string): string {
  return fold(text).text;
}
