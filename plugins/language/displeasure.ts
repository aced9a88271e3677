import type { Passage } from "./passage.ts";
import { tableOf, words } from "./word-table.ts";

/** Strong displeasure with a stated reason: the service a buyer got, or the way of his parcel. Mild words do not count. */

const strongly =
  "(?:太|真|这么|那么|很|超级?|特别|非常|极其?|好|多么|如此|实在|简直|越来越|相当|不是一般的?|也太|都太|最|巨|老|真是|够|贼|挺|就是|一个字|怎么这么|怎么那么)(?:的|是|tm)?";
const verdict =
  "(?:差劲?|烂|垃圾|次|恶劣|糟糕?|糟心|恶心|坑|渣|水|low|敷衍|无语|离谱|失望|不行|不好|不负责|不专业|不耐烦|不靠谱|一般|气人|冷漠|强硬|蛮横|嚣张|傲慢|拽|屌|牛逼?)";
const bad = new RegExp(
  `(?:服务|态度|客服|售后|体验|效率|素质|人工|处理|回复|解决)[^,.。!?]{0,8}(?:${strongly}${verdict}|恶劣|极差|巨差|超差|差劲|差到|差爆|差评|烂透|垃圾|稀烂|不咋地|不咋样|不作为|形同虚设|几乎没有|等于没有|就是摆设|是摆设|没人管|差死|很差|差得|差的要|差的离谱)`,
);
const badBefore = new RegExp(
  `(?:垃圾|破|烂|狗屎|狗屁|什么破|什么鬼|什么垃圾|什么狗屁|最差的?|最烂的?|太差的?|${strongly}${verdict}的?)(?:的)?(?:服务态度|服务|态度|客服|售后|体验|素质|效率)|(?:什么|啥|这种|就这)(?:服务态度|态度|素质|破服务)`,
);
/** 快递员态度差, 卖家态度: another's manners, told to the platform. */
const others =
  /(?:快递|配送|送货|安装|师傅|卖家|商家|店家|物流|站点|网点|厂家|骑手|外卖|司机)(?:员|小哥|那边|的|师傅|人员|们|这种|这个|这样)*(?:服务)?$/;
const praise = /(?:不错|很好|挺好|满意|好评|点赞|赞|不是很差|没有很差|不差|越来越好)/;

const service = [
  ...words("服务 态度 客服 售后 体验 效率 素质", {
    accepts: (passage) => {
      const clause = passage.before + passage.word + passage.after;
      return (
        (bad.test(clause) || badBefore.test(clause)) &&
        !praise.test(clause) &&
        !/(?:不是|不算|没有?|并不)[^,]{0,3}(?:差|烂|坏)/.test(clause)
      );
    },
    notAfter: /^(?:费|员差评率|单|区|器|商|站|密码)/,
  }),
  ...words("什么态度 啥态度 这态度 这种态度 这是态度 这什么服务 什么服务 这种服务 就这服务 这服务", {
    notAfter: /^(?:的|项目|费|可以|内容|包含|范围|类型|号)/,
    notBefore: /(?:有|提供|是|享受|包含|包括|属于)(?:些|哪些|的)?$/,
  }),
  ...words(
    "一问三不知 爱理不理 爱搭不理 爱答不理 不理不睬 置之不理 踢皮球 互相推诿 推来推去 推诿 推卸责任 推脱责任 互相推脱 敷衍了事 敷衍我 敷衍人 敷衍顾客 打发我 不负责任 不作为 糊弄我 没人理 没人管 没有人管 没有人理 没人处理 装死 装聋作哑 玩消失 找不到客服 联系不上客服 找不到人工 不理人 不回复 打不通 没人接 没人接听 无人接听 打不进 接不通 机器人敷衍 答复千篇一律 复制粘贴 睁眼说瞎话 蛮不讲理 店大欺客 霸王条款",
    {
      accepts: ({ word, before, after, lead, tail, stop }) => {
        if (!/^(?:没人|没有人|找不到|联系不上|不理人|不回复|打不通|无人接|打不进|接不通)/.test(word))
          return !/(?:不|不会|别)$/.test(before);
        // A bare 没人理 may be a plain report; it needs a sign of anger.
        return (
          /(?:一直|永远|从来|根本|到现在|都|还|就是|几天|天了|小时|次了|什么|这么|太|真|服了|[!]{1,}|吗|吧)/.test(
            `${lead.slice(-12)}${before}${after}${tail.slice(0, 8)}`,
          ) &&
          (/[!]/.test(stop) ||
            /(?:这么|什么|太|真|永远|从来|几天|天了|次了)/.test(`${lead.slice(-12)}${after}${tail.slice(0, 12)}`))
        );
      },
    },
  ),
];
const serviceTable = tableOf(service);
export const serviceWords = serviceTable.words;

export type ServiceSettings = { readonly ignoreOthers: boolean };

export function blamesService(passage: Passage, word: string, { ignoreOthers }: ServiceSettings): boolean {
  if (ignoreOthers && others.test(passage.before)) return false;
  return serviceTable.accepts(passage, word);
}

const slow =
  /(?:太|真|超级?|特别|非常|极其?|实在|也太|简直|死|巨|贼)(?:tm)?(?:的)?(?:慢|差劲?|烂|垃圾|坑|不靠谱|离谱|拖)|(?:这么|那么|好)(?:tm)?(?:的)?(?:慢(?:啊|!|的(?:快递|物流|速度))|差|烂|垃圾|坑|不靠谱|离谱)|慢(?:死|得要死|的要死|到家|成狗|得离谱|的离谱|吞吞|得跟|的跟|到爆)|(?:龟速|蜗牛|乌龟|爬)|(?:垃圾|破|烂|什么破|什么鬼|什么垃圾|狗屁|鬼)(?:快递|物流|速度|配送)|什么速度|(?:等|拖)(?:了)?(?:我)?[^,]{0,4}(?:天|周|星期|个月|年)(?:了)?[^,]{0,8}(?:还|都|没|不|才|什么|到底|[!])|(?:还|到底|究竟)(?:想不想|要不要|发不发|送不送|打不打算)|催(?:了|也)?(?:不是|不止)?[^,]{0,3}(?:一两|两三|三四|[2-9]|\d\d)次|耽误(?:了|我)?(?:这么|那么)?[^,]{0,4}(?:天|久|时间)|(?:花|菜|黄花菜)(?:儿)?都(?:谢|凉)了|(?:差|烂|垃圾|坑)(?:到家|死|爆|透|得|的要)|(?:催|问|打)(?:了)?(?:多少|好几|几十|无数|n)(?:次|遍|回)|暴力(?:分拣|运输)|(?:扔|摔|踩|砸)(?:得|的|成|坏|烂)/;
const logistics = tableOf(
  words(
    "快递 物流 发货 配送 派送 送货 快件 包裹 速度 派件 运输 收货 顺丰 圆通 中通 申通 韵达 百世 汇通 邮政 极兔 京东物流 菜鸟 ems",
    {
      accepts: ({ before, word, after }) => {
        const clause = before + word + after;
        return (
          slow.test(clause) &&
          !/(?:不|没)(?:是|算)?(?:太|很|那么)慢|(?:快|速度)(?:很|挺|真|非常)(?:快|好|棒|不错|给力)|满意|不错/.test(
            clause,
          )
        );
      },
      notAfter: /^(?:费|单号|员电话|小哥电话)/,
    },
  ),
);
export const logisticsWords = logistics.words;
export const blamesLogistics = logistics.accepts;

/** 你什么态度, 你怎么说话的, 你还不耐烦了: the buyer questions the manners of the agent he talks to. */
const manners = tableOf([
  ...words(
    "什么态度 啥态度 什么服务态度 这态度 这种态度 什么语气 什么口气 这语气 这口气 这种语气 这种口气 态度差 态度真差 态度太差 态度很差 态度恶劣 态度不好 态度极差 态度这么差 服务态度 服务太差 服务真差 服务很差 服务这么差 服务差 服务好差 服务极差 服务恶劣",
    {
      accepts: ({ before, word, after }) =>
        !others.test(before) &&
        !/(?:不错|很好|挺好|好评|满意|非常好|真好|好$)/.test(after) &&
        (word !== "服务态度" ||
          /(?:差|烂|恶劣|不行|不好|糟|呢|怎么|这样|问题|冷|硬)/.test(after) ||
          /(?:什么|啥|这|就这|这种|你们?的?)$/.test(before)),
      notAfter: /^(?:评分|评价|打分|好|很好)/,
      notBefore: /(?:没有?|不是|不算)$/,
    },
  ),
  ...words(
    "不耐烦 怎么说话 怎么讲话 会不会说话 会说话吗 好好说话 能不能好好说 说话客气 客气点 嘴巴放干净 凶什么 凶我 吼我 骂我 怼我 呛我 怼顾客 冷嘲热讽 阴阳怪气 讽刺我 嘲讽我 挖苦我 侮辱我 歧视 看不起人 瞧不起人 看不起我 瞧不起我 敷衍我 别敷衍 不要敷衍 这样做客服 这么做客服 这样当客服 怎么当客服 怎么做客服 配当客服 配做客服 这样的客服 这种客服 你这客服 什么客服 什么素质 没素质 没有素质 没礼貌 没有礼貌 没教养 懂不懂礼貌 尊重",
    {
      accepts: ({ before, word, after }) => {
        if (others.test(before)) return false;
        if (word === "尊重")
          return /(?:不|没有?|懂不懂|起码|最基本)[^,]{0,4}$/.test(before) && !/(?:我们|商家)/.test(before);
        if (word === "歧视") return /(?:你|你们|这是|客服)[^,]{0,4}$/.test(before);
        if (word === "怎么说话" || word === "怎么讲话")
          return /(?:你|您|客服|们|是|^)$/.test(before) && /^(?:的|呢|啊|$)/.test(after);
        if (word === "不耐烦")
          return (
            (/(?:你|您|还|客服|这么|那么|是不是|什么)[^,]{0,3}$/.test(before) || before === "") &&
            !/[他她]/.test(before)
          );
        return true;
      },
      notBefore: /(?:我|别|不要|没有)$/,
    },
  ),
  ...words("有你这么 有你这样 有你们这 有这么做 有这样做", { after: /^(?:样)?(?:的|做|当|说|对|服务|客服|卖)/ }),
]);
export const mannersWords = manners.words;
export const questionsManners = manners.accepts;
