import { describe, expect, it } from "vitest";
import { imageType } from "./image-type.ts";

const bytes = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

describe("a picture is told by its first bytes", () => {
  it.each([
    ["image/png", "\x89PNG\r\n\x1a\n…"],
    ["image/jpeg", "\xff\xd8\xff\xe0…"],
    ["image/gif", "GIF89a…"],
    ["image/webp", "RIFF\x01\x02\x03\x04WEBPVP8 "],
    ["image/avif", "\0\0\0\x1cftypavif"],
  ])("%s", (type, start) => {
    expect(imageType(bytes(start))).toBe(type);
  });

  it.each([
    ["a page", "<!doctype html>"],
    ["a drawing that may hold a script", '<svg xmlns="http://www.w3.org/2000/svg"><script>'],
    ["another file in the same frame", "RIFF\x01\x02\x03\x04WAVEfmt "],
    ["nothing", ""],
    ["half of a mark", "\x89PNG"],
  ])("not %s", (_, start) => {
    expect(imageType(bytes(start))).toBeNull();
  });
});
