import type { Words } from "./words.ts";

/** Words of the images of a chat, and of what its buyer said in the days before. */
export const imagesZh = {
  title: "图片 {{number}} / {{count}}",
  open: "查看图片",
  before: "上一张",
  next: "下一张",
  zoom: "原始大小",
  alt: "{{who}} 在 {{when}} 发送的图片",
  failed: "图片打不开：可能已过期，或存放的服务器不再提供。",
  original: "打开原地址",
};

export const earlierZh = {
  load: "查看前三天的聊天",
  title: "这位买家前三天的聊天",
  hint: "只供了解前情，不计入本通得分",
  none: "前三天没有其他聊天",
  cut: "聊天太多，只显示最近的 500 条",
  hide: "收起",
  current: "以下是当前会话",
  failed: "前三天的聊天没有读到",
  with: "客服 {{name}}",
  open: "打开这个会话",
};

export const imagesEn: Words<typeof imagesZh> = {
  title: "Image {{number}} of {{count}}",
  open: "Show the image",
  before: "Image before",
  next: "Next image",
  zoom: "Full size",
  alt: "Image from {{who}}, {{when}}",
  failed: "The image cannot be shown: it may have expired, or its server no longer gives it out.",
  original: "Open its address",
};

export const earlierEn: Words<typeof earlierZh> = {
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
