import { expect, test } from "vitest";
import { imagesOf } from "./chat-images.ts";

const message = (id: string, content: object[], { retracted = false } = {}) => ({
  id,
  content: retracted ? null : JSON.stringify(content),
  retracted,
});

test("the images of a chat stand in its order, each with its place in its message (F142)", () => {
  const images = imagesOf([
    message("m-1", [{ type: "text", text: "看这里" }]),
    message("m-2", [
      { type: "text", text: "坏了" },
      { type: "image", url: "https://img.example.com/1.png" },
      { type: "image", url: "https://img.example.com/2.png" },
    ]),
    message("m-3", [{ type: "image" }]),
    message("m-4", [], { retracted: true }),
    message("m-5", [{ type: "image", url: "https://img.example.com/3.png" }]),
  ]);
  expect(images.map(({ key, place }) => [key, place])).toEqual([
    ["m-2#1", 1],
    ["m-2#2", 2],
    ["m-5#0", 0],
  ]);
});
