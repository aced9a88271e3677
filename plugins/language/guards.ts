import { z } from "zod";
import type { Passage } from "./passage.ts";
import type { Guard } from "./phrases.ts";

/**
 * Why a phrase does not count although it was found: named filters that a shop can switch off one by one. Each reads the few
 * words around the hit. All expressions are linear: no repetition inside a repetition.
 */

/** `A不A` asks and `不得不` insists, so a 不 after these characters denies nothing; after 再 or 还 it sets a condition. */
const negation =
  /(?:(?<![是会能要想可用得对好行再还若有])(?:不|没有|没|未)|(?<![特区个级性这那识类])别|甭|勿|无需|无须|从不|从没|从未|从来没|从来不|并不|并非|懒得|无意|免得)(?:是|会|想|要|用|去|来|再|给|真|先|有|说|打|打算|准备|必要|可能|至于|算|叫|为了|敢|舍得|好意思|走|通过|找|打|需要|需|希望|你们?){0,3}$/;
/** 不投诉不行, 不投诉才怪, 不投诉留着过年吗: two negations, or a rhetorical question, insist. */
const insistence =
  /^.{0,6}(?:不行|不可|不解决|不管|没人|不处理|不理|对不起|难解|不罢休|不给|才怪|留着过年|等什么|行吗|能行|不足以|都不知道|誓不)/;

/** 这不是坑人吗, 这不扯淡嘛: a denial in form, an assertion in sense. */
const rhetorical = /(?:这|那|可|难道|分明|明摆着|岂)(?:就|都|也)?不(?:就|正|都)?(?:是)?(?:在|要|明摆着|纯)?[^,]{0,3}$/;

/** 我不投诉, 没给差评, 不是要转人工 */
export function denied({ before, after, stop }: Passage): boolean {
  if (!negation.test(before) || insistence.test(after)) return false;
  return !(rhetorical.test(before) && (stop === "?" || /[吗么嘛]/.test(after)));
}

/** 万一坏了可以投诉吗, 如果以后有问题找谁 */
export function supposed({ lead, before, after, stop }: Passage): boolean {
  if (/(?:万一|假如|假设|假使|倘若|要是以后|以后要是|如果以后|以后如果|比如说?|打个比方)/.test(lead.slice(-24)))
    return true;
  if (!/(?:如果|要是|若是|的话)/.test(lead.slice(-24))) return false;
  if (/^[^,]{0,3}(?:怎么办|咋办|怎么弄|的话)/.test(after)) return true;
  return (
    /(?:可以|能|可不可以|能不能|怎么|去哪|找谁|在哪)[^就]{0,4}$/.test(before) &&
    (stop === "?" || /[吗么嘛呢]$/.test(after))
  );
}

/** 差评怎么删, 可以投诉吗 */
export function asked({ before, after, stop }: Passage): boolean {
  return (
    stop === "?" ||
    /(?:吗|么|嘛|呢)$/.test(after) ||
    /(?:是不是|有没有|能不能|可不可以|会不会|要不要|怎么|如何|哪里)[^,]{0,4}$/.test(before)
  );
}

/** 你让我去投诉, 客服说可以转人工, “投诉” */
export function reported({ before, lead, tail }: Passage): boolean {
  if (
    /(?:你|您|他|她|客服|卖家|商家|店家|快递|专员|机器人|系统|对方|人家)(?:们|那边|家|员|小哥|这边)?(?:又|还|就|只|都|一直|刚才?|昨天|之前|让我|说了?)?(?:说|让|叫|喊|建议|教|提示|通知|告诉)(?:我们?|咱们?|大家)?[^,]{0,6}$/.test(
      before,
    )
  )
    return true;
  return /[“"「『][^”"」』]{0,12}$/.test(lead) && /^[^“"「『]{0,12}[”"」』]/.test(tail);
}

/** 有人冒充你们打电话, 是诈骗吧: a third party's swindle, told to the shop. */
export function scamCall({ lead, tail }: Passage): boolean {
  const around = `${lead}\n${tail}`;
  return /(?:冒充|假冒|自称|诈骗|骗子).{0,16}(?:打电话|来电|短信|电话|客服|你们?家)|(?:打电话|来电|短信|电话).{0,16}(?:冒充|诈骗|骗子)/.test(
    around,
  );
}

/** Settings that the generic guards read; spread into a point's config. */
export const guardSettings = {
  ignoreDenial: z
    .boolean()
    .default(true)
    .meta({ zh: "排除否定说法（如“我不投诉”）", en: "Ignore denials (“I will not complain”)" }),
  ignoreSupposition: z
    .boolean()
    .default(true)
    .meta({ zh: "排除假设（如“万一坏了能投诉吗”）", en: "Ignore suppositions (“what if it breaks”)" }),
  ignoreQuotation: z
    .boolean()
    .default(true)
    .meta({ zh: "排除转述他人的话（如“客服让我投诉”）", en: "Ignore reported speech (“your agent told me to”)" }),
};

export type GuardSettings = {
  readonly ignoreDenial: boolean;
  readonly ignoreSupposition: boolean;
  readonly ignoreQuotation: boolean;
};

/** The generic guards that a point's settings switch on, under their names. */
export function guardsOf(settings: Partial<GuardSettings>): Guard[] {
  const guards: Guard[] = [];
  if (settings.ignoreDenial === true) guards.push({ name: "denial", holds: denied });
  if (settings.ignoreSupposition === true) guards.push({ name: "hypothetical", holds: supposed });
  if (settings.ignoreQuotation === true) guards.push({ name: "quotation", holds: reported });
  return guards;
}

/** A guard that is there only when the setting is on. */
export function when(on: boolean, name: string, holds: (passage: Passage) => boolean): Guard[] {
  return on ? [{ name, holds }] : [];
}
