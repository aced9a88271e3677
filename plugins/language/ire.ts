import { type Feeling, feeling, often, time } from "./feelings.ts";

/**
 * Signs of displeasure of which each is mild: a buyer who shows several of them at once is angry, in whatever words. A sign
 * counts once. `emotive` signs show feeling; the others only tell what went wrong, which a calm buyer tells too.
 */
export type Sign = Feeling & { readonly weight: number; readonly emotive: boolean };

const sign = (weight: number, emotive: boolean, pattern: string | RegExp): Sign => ({
  ...feeling(pattern),
  weight,
  emotive,
});

/** The sum from which on signs together are anger. */
export const angryFrom = 4;

export const signs: readonly Sign[] = [
  sign(1.5, true, /[!]{2,}|[?]{3,}|[!?]{3,}|\?!|!\?/),
  sign(
    1.5,
    true,
    /\[(?:抓狂|鄙视|吐|哼|黑线|打脸|弱|生病|衰|怒号|骂|失望|委屈|悲伤|泪|晕|汗|白眼|再见|微笑)\]|👎|🙄|😭|😠/,
  ),
  sign(
    2,
    true,
    /无语|醉了|呵呵|郁闷|失望|心塞|心累|崩溃|不爽|不满|悲催|悲剧|差劲|吐槽|可气|难受|绝望|后悔|恼人|寒心|火气|生气|无奈|可怜|委屈/,
  ),
  sign(
    1.5,
    true,
    /(?:太|真|好|这么|那么|实在|非常|超级?|极其?)(?:慢|差|烂|贵|久|难|麻烦|不靠谱|不方便|不合理|不像样|不地道|不厚道|没用|扯|假)/,
  ),
  sign(
    1.5,
    true,
    /居然|竟然?(?=[^,。!?]{1,4})|难道|到底|究竟|凭什么|明明|简直|有没有搞错|搞错没|什么鬼|至于吗|怎么回事[!?]{2}|真的是[!?]/,
  ),
  sign(1, false, /永远|从来都?|根本|每次|天天|总是|一直|始终|动不动|反复|一而再|又是|又一次|再三/),
  sign(
    1.5,
    false,
    `(?:等|拖|催|打|报修?|找|修|弄|搞|问|投诉|耽误|折腾|排队|排|拖延|延迟|延误|晚)(?:了|我|了我|了将近|了快|了整整)?(?:快|整整|将近)?${time}|${time}(?:了|过去了|多了)|${often}(?:个电话|次电话|遍电话|通电话)`,
  ),
  sign(
    1,
    false,
    /还(?:没|不|是没|是不|在)|都没|也没|没人|仍然|仍未|依然|至今|迟迟|到现在|没有?(?:任何|一个)(?:人|回复|消息|答复|进展|说法)/,
  ),
  sign(
    1.5,
    false,
    /打不通|没人接|不接电话|不回(?:复|我)|没人理|不理|不给(?:退|修|换|处理|解决|办|开)|不处理|不解决|推(?:来|给|脱|三阻四)|没有?诚意|不负责|拒绝|不承认|不认账|赖账|互相推|石沉大海|杳无音信|无人(?:问津|处理|接听|理)|自动挂断|敷衍|耍|糊弄|乱扣|乱收|莫名/,
  ),
  sign(
    1,
    false,
    /必须|马上给我|立刻|赶紧|否则|不然|退钱|赔(?:我|钱|偿)|给个?(?:答复|结果|解释|交代)|解决一下|怎么解决/,
  ),
];
