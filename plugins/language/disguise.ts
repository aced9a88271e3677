import { type Evidence, findPattern, type Message } from "interject/sdk";

/** Words that people break up with signs to slip past filters: 傻*逼, 草.泥.马, 滚_蛋. */
const broken = "傻逼 傻比 煞笔 草泥马 操你妈 草你妈 你妈逼 他妈的 王八蛋 滚蛋 去死 脑残 智障 狗日 sb cnm nmsl".split(
  " ",
);
const signs = "*._·•\\-|\\/\\\\#@+~×";
/** Latin letters with blanks between them are ordinary spaced text, such as I S B N. */
const between = (word: string) => (/[a-z]$/.test(word) ? `[${signs}]{1,2}` : `[${signs}x ]{1,2}`);
const alternatives = broken.map((word) => [...word].join(between(word)));
/** Built from constants only; each alternative is a fixed run, so the expression is linear. */
const disguised = new RegExp(`(?<![a-z0-9])(?:${alternatives.join("|")})(?![a-z0-9])`, "u");

const sign = /[*._·•\-|/\\#@+~×x ]/i;

/** Whether the message holds a sign that such words are broken up with. */
export function mayDisguise({ text }: Message): boolean {
  return sign.test(text);
}

/** Places of broken-up uncivil words in a message. */
export function disguisedWords(message: Message): Evidence[] {
  return mayDisguise(message) ? findPattern(message, disguised) : [];
}
