import { fold } from "interject/sdk";

/**
 * Text as our expressions read it: folded like the matcher's, with 么 as everybody writes it. The tables of OpenCC take 么 for
 * the traditional form of 幺, which would hide 什么, 怎么 and 这么. Same length, so offsets of the folded text stay good.
 */
export function foldedText(text: string): string {
  return fold(text).text.replaceAll("幺", "么");
}
