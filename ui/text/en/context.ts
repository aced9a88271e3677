import type { Words } from "../words.ts";
import type * as zh from "../zh/context.ts";

export const images: Words<typeof zh.images> = {
  title: "Image {{number}} of {{count}}",
  open: "Show the image",
  before: "Image before",
  next: "Next image",
  zoom: "Full size",
  alt: "Image from {{who}}, {{when}}",
  failed: "The image cannot be shown: it may have expired, or its server no longer gives it out.",
  original: "Open its address",
};

export const earlier: Words<typeof zh.earlier> = {
  load: "Show the three days before",
  title: "What this buyer said in the three days before",
  hint: "For context only; it does not count in this session's score",
  none: "No other chats in the three days before",
  cut: "There is more; these are the newest 500 messages",
  hide: "Hide",
  current: "The current chat",
  failed: "The three days before could not be read",
  with: "served by {{name}}",
  open: "Open this chat",
};
