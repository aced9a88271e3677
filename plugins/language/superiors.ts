import type { Passage } from "./passage.ts";

/** Who has more say than the agent, and how a buyer asks for them. */

export const superiors: readonly string[] =
  "主管 主菅 zhuguan 领导 领导人 lingdao 领道 经理 经里 jingli 负责人 上级 上司 上头 组长 班长 店长 老板 老总 总监 总经理 高层 头头 头儿 老大 级别 管理层 管理人员 管理员 管事 管事儿 做主 作主 做得了主 说了算 说得上话 拍板 能负责 有权限 有权利处理 能解决问题 能处理问题 supervisor manager boss 大堂经理 值班长".split(
    " ",
  );

/** The wish for a person: 转, 找, 叫 … before, 出来, 电话, 回电 … after. */
const wish =
  /(?:转接?|找|叫|让|喊|请|要|换|联系|见|给我|帮我|安排|通知|接|把|跟|和|与|同|需要|想|打给|求|派|来个|来一?个|反映给|反馈给|告诉|汇报|上报|提交|升级|给一?个)(?:到|给|成|接|下|一下|个|一个|位|一位|名|过来|出来|上)?(?:你们?|您们?|贵(?:司|公司|店|方)|他们|店铺?里?|部门|公司|客服|售后|这边|那边|平台|京东|淘宝|天猫|总部|上面|相关|专门|直接|更高|的|那个?|这个?|值班|当班|最高|现场|区域|投诉|高级|大|真正|有关|物流|快递|站点|网点|配送|负责任|能拍板|懂业务|能解决问题|的){0,4}$/;
const summons =
  /^(?:们|人|大人)?(?:是谁|在不在|出来|过来|来(?!$|了|自)|来$|接(?:听|电话|我)|回(?:电|复|话|我)|给我(?:打|回|来|个|一)|打(?:给我|电话)|联系我|联系方式|电话|号码|手机|微信|在(?:哪|吗|不)|呢|跟我|和我|与我|处理|解决|介入|说话|对话|沟通|谈|讲话|的?(?:联系)?(?:电话|方式|号码)|!|说$)/;
/** 你们主管呢, 主管在吗: at the head of a clause the word alone is a summons. */
const head =
  /^(?:那|亲|喂|好|行|我说|请问|麻烦|你们?的?|您们?的?|贵司的?|叫|客服|值班|有没有|有|是|谁是|哪个是|哪位是)*$/;

/** 做主 and the like describe a person: 找个能做主的, 谁说了算, 换个有权限的. */
const addressee =
  /(?:你们?|您们?|贵司|贵公司|贵店|客服|值班|京东|淘宝|店铺?|公司|投诉|售后|那|请问|这边|你家|麻烦|呢)的?$/;

const descriptive = /做主|作主|说了算|说得上话|拍板|管事|做得了主|能负责|权限|权利处理|能解决问题|能处理问题/;
const described = /(?:找|叫|换|让|要|来|请|转|有没有|谁|哪个|哪位|需要|联系|给我|给个|派)[^,]{0,8}$/;
const asPerson = /^(?:的|人|谁|是谁|的人|的客服|的来|儿的|啊?$|$)/;

/** 我们领导要发票, 公司经理, 销售经理, 客户经理: people of the buyer's own or of another trade. */
const others =
  /(?:我们?的?|咱们?的?|我们?(?:公司|单位|厂|店)的?|单位的?|学校的?|销售|客户|采购|招商|业务|项目|产品|物业|渠道|大区|区域销售|理财|信贷|设备|任务|文件|资源|会员|我是|本人是|我就是|作为)$/;
/** 老板你好, 谢谢老板, 领导好: a form of address. */
const address =
  /^(?:你好|您好|好|早|辛苦|,|便宜|多少|有货|发货|包邮|这个|给个|能|可以|什么时候|怎么|我要|我想|,|大气|发财|娘|键)/;
const past =
  /^(?:们)?(?:沟通(?:好|过|了)|商量好|重视|看看|看到|关注一|知道|给我打(?:过|了)?电话了|也|都|已经|说(?!话)|答应|让我|叫我|告诉|承诺|回复(?:我)?(?:说|了|是)|给我说|给我打(?:过|了)|跟我说(?:的|过|了)|和我说(?:的|过|了)|打过|打了|联系过|联系了我|不是|处理过|开会|要求|规定|批|怎么想|是不是|到底)/;
const done = /(?:找|转|联系|叫|问|反映|反馈)(?:过|了|到了)[^,]{0,6}$|已经?(?:和|跟|与)[^,]{0,6}$/;
const refused =
  /(?:不用|不要|不需要|别|无需|不必|没必要|不想|不是要?)(?:再|给我|帮我|转|接|找|叫|换|联系|去|麻烦)*(?:你们?的?|您的?)?$/;

/** 投诉你们主管, 主管怎么想的: about them, not for them. */
const about = /(?:投诉|举报|骂|告|像|是不是|当|做|作为|就是|换成?了|送给|孝敬|等)(?:你们?的?|您的?)?$/;

const addressed = /老板|领导|店长|管理员|经理/;
/** A word that also names a place in an address book or a rank: more than a verb of wish far away is needed. */
const weak = /上级|上司|上头|班长|头儿|头头|负责人|管理员|管理人员|管理层|高层|组长/;

/** 不用找主管了 */
export const isDeclined = ({ before }: Passage): boolean => refused.test(before);

/** Whether the buyer asks for that person in this place. */
export function asksFor(passage: Passage): boolean {
  const { before, word, after, stop } = passage;
  if (/[a-z]$/.test(word) && (/[a-z]$/.test(before) || /^[a-z]/.test(after))) return false;
  if (descriptive.test(word)) {
    if (/(?:我|自己|能不能|你|您)$/.test(before) && !/谁|哪/.test(before) && !/(?:得了主)/.test(word)) return false;
    return described.test(before) && asPerson.test(after);
  }
  // 更高级别的人, 级别高一点的客服
  if (word === "级别") return /(?:更高|高一?点|高)$/.test(before) && /^的?(?:人|客服|领导)/.test(after);
  if (word === "老大") return /(?:找|叫|让|喊|请)(?:你们?的?)?$/.test(before) && !/^[^,]{0,2}(?:爷|娘|了)/.test(after);
  // 要跟你们主管说: the last word is what the buyer wants to do.
  const isToldTo = after === "说" && /(?:跟|和|与|同|找)[^,]{0,6}$/.test(before);
  if (others.test(before) || done.test(before) || (past.test(after) && !isToldTo)) return false;
  // 和领导出差, 我让店长改: company and orders of one's own, no wish.
  if (
    /(?:跟|和|与|同)(?:你们?的?|您们?的?|贵.{0,2}的?|那个?|该)?$/.test(before) &&
    !/^(?:直接|当面|好好)?(?:说|谈|沟通|反映|对话|通话|反馈|投诉|联系|讲|聊|交涉|理论|通电话|协商)/.test(after)
  )
    return false;
  if (/(?:我|我们)(?:会|再|去|来|先|晚点)?(?:让|叫)$/.test(before)) return false;
  const wished = wish.test(before);
  if (!wished && about.test(before)) return false;
  if (
    addressed.test(word) &&
    !wished &&
    before === "" &&
    (address.test(after) || (word === "老板" && /^在/.test(after)) || (after === "" && word === "老板"))
  )
    return false;
  if (word === "老板" && /(?:谢谢|感谢|多谢|辛苦了?|麻烦|祝|和|跟|在吗)$/.test(before)) return false;
  if (wished) return !/^(?:地址|的?邮寄|的?快递|的?名字叫|签字|审批|开|要求|娘|键|证|盒)/.test(after);
  if (weak.test(word)) return summons.test(after) && /(?:你们?|您们?|贵|的|^)[^,]{0,4}$/.test(before);
  if (word === "老板") return /(?:你们?|您们?)的?$/.test(before) && summons.test(after);
  return (
    (summons.test(after) && (before === "" || addressee.test(before))) ||
    (head.test(before) && after === "" && (stop === "" || /[!?.,~]/.test(stop)))
  );
}

/** 上个客服说会转主管: somebody's promise, told. 你叫你们主管来 is a wish, so only verbs of saying report. */
export function isPromisedByOthers({ before }: Passage): boolean {
  return /(?:客服|机器人|你们?|您|他们?|她|小二|专员|那边|这边)(?:刚刚?才?|之前|昨天|上次|都|也|就|又|不是)?(?:说(?!话)|答应|承诺|告诉|讲)[^,]{0,12}$/.test(
    before,
  );
}
