/** Words of the images of a chat, and of what its buyer said in the days before. */
export const images = {
  title: "图片 {{number}} / {{count}}",
  open: "查看图片",
  before: "上一张",
  next: "下一张",
  zoom: "原始大小",
  alt: "{{who}} 在 {{when}} 发送的图片",
  failed: "图片打不开：可能已过期，或存放的服务器不再提供。",
  original: "打开原地址",
};

export const earlier = {
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
