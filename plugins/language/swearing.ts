import type { Passage } from "./passage.ts";

/**
 * Uncivil words. Parts of `plain` come from the list of LDNOOBW (CC-BY-4.0, credited in NOTICE) without its everyday words;
 * `lookalikes` are spellings that stand for such words: homophones, abbreviations, typos.
 */
type Uncivil = { readonly word: string; readonly accepts?: (passage: Passage) => boolean };

const list = (words: string): Uncivil[] => words.split(" ").map((word) => ({ word }));
const only = (words: string, accepts: (passage: Passage) => boolean): Uncivil[] =>
  words.split(" ").map((word) => ({ word, accepts }));
const unless = (words: string, { before, after }: { before?: RegExp; after?: RegExp }): Uncivil[] =>
  only(words, (passage) => before?.test(passage.before) !== true && after?.test(passage.after) !== true);

const isWholeClause = ({ before, after }: Passage) => before === "" && after === "";
/** 你是不是有病, 你们客服真蠢 */
const isAboutPerson = ({ before }: Passage) =>
  /(?:你|你们|您|客服|他|她|他们|店家|卖家|商家|这人|脑子?|老板)(?:是不是|是|真的?|才|就|这种?|都|个|他妈){0,3}$/.test(
    before,
  );
const aboutSelf = /(?:我|自己|网购|电脑|技术|电子|数码|路|科技|像个?)(?:是|真|这|个|就|太|网购){0,3}$/;
/** A relative's things: 我妈的电话 */
const belongings = /^(?:手机|电话|号码|订单|生日|名字|账号|地址|衣服|身份证|快递|药|鞋)/;
/** Short Latin spellings must stand alone: `sb`, not USB. */
const inLatin = { before: /[a-z0-9-]$/, after: /^[a-z0-9-]/ };

const plain: readonly Uncivil[] = [
  ...unless("妈的", { before: /[妈我爸大姑宝姨干丈老你他她它公婆孩子阿舅奶您亲岳后小]$/, after: belongings }),
  ...unless("他妈的 她妈的 它妈的 你妈的 你娘的 你奶奶的 你妹的 你大爷", {
    before: /[给帮替和跟送是]$/,
    after: /^(?:手机|电话|号码|订单|生日|名字|账号|地址|衣服|身份证|快递|药|鞋|收|签|在家|喜欢|用|穿|也)/,
  }),
  ...only(
    "他妈 她妈",
    ({ before, after }) => /[真都你还太这就么们又是去不我别也个]$/.test(before) && !/^妈/.test(after),
  ),
  ...unless("尼玛 泥马", { before: /[羊驼]$/, after: /^(?:次|扎|多|县|乡|石|拉)/ }),
  ...unless("妈逼 狗比", { before: /妈$/, after: /^[着较我你他她]/ }),
  ...unless("玛德", { before: /[哈阿]$/, after: /^[琳里雷莲拉]/ }),
  ...list(
    "他奶奶的 奶奶的熊 他娘的 你祖宗 祖宗十八代 妈个比 妈了个 妈拉个 妈蛋 麻蛋 马勒戈 马勒隔 麻辣隔壁 草泥马 草拟马 草尼玛 曹尼玛",
  ),
  ...unless("草你 操你 操他 操她 操您 操尼 操泥", {
    before: /[花除小绿青杂水药香甘仙稻野牧种干体节情]$/,
    after: /^(?:们[^妈全家]|龙)/,
  }),
  ...list(
    "操蛋 操比 操逼 肏 日你妈 日你娘 日你大爷 日他娘 日了狗 日狗了 狗日 干你娘 干你妈 干你老母 干死你 去你妈 去他妈",
  ),
  ...only(
    "操 草 艹 滚 靠 日 呸 擦 md 尼妹 丫的 奶奶的",
    (passage) => isWholeClause(passage) && !/\d$/.test(passage.lead.trimEnd()),
  ),
  ...unless("我靠", { after: /^(?:近|谱|边|窗|着|过道|墙|你|他|它|自己|什么|的)/ }),
  ...unless("我操 我草", { after: /^(?:作|心|控|持|办|场|练|莓|稿|坪|药|帽|席|原|本|地)/ }),
  ...list(
    "卧槽 我艹 握草 沃日 傻逼 傻比 傻b 傻x 傻叉 傻缺 傻屌 傻吊 二逼 装逼 破逼 逼样 贱逼 穷逼 烂逼 臭逼 骚逼 什么逼 逼玩意",
  ),
  ...list("煞笔 煞逼 傻狗 蠢货 蠢猪 蠢驴 笨猪 死猪 猪脑子 猪狗不如"),
  ...unless("脑残 脑瘫", { before: aboutSelf, after: /^(?:粉|式|儿童|患者|症|康复)/ }),
  ...unless("智障 弱智 白痴 低能", { before: aboutSelf, after: /^(?:人士|儿童|者|化|式|耗|量|见|这本|天才)/ }),
  ...unless("神经病", { after: /^(?:变|学|理|性|药)/ }),
  ...only(
    "有病 有毛病 犯病",
    (passage) => isAboutPerson(passage) || (passage.before === "" && /^[吧啊呀]/.test(passage.after)),
  ),
  ...unless("脑子有病 脑子有问题 脑子坏 脑子有坑 没长脑子 没带脑子 不长脑子", { before: /(?:我|自己)(?:的)?$/ }),
  ...list("脑子进水 脑袋进水 脑子被驴 脑袋被驴 脑袋被门 脑子让驴"),
  ...only("滚", ({ before, after }) => {
    if (/(?:给我|给老子|你|你们|快|赶紧|让他|让她|叫他|马上|立刻|统统)$/.test(before))
      return /^(?:$|吧|远|啊|出|回)/.test(after);
    return before === "" && /^(?:远点|开|吧|啊)$/.test(after);
  }),
  ...list(
    "滚蛋 滚犊子 滚粗 滚你妈 死全家 全家死 死爹 死绝 不得好死 断子绝孙 生儿子没 天打雷劈 丧尽天良 丧心病狂 怎么不去死",
  ),
  ...unless("去死", { before: /[过回上下出痒卡慢难想累热死]$/, after: /^[皮角机海板锁]/ }),
  ...list(
    "王八蛋 王八羔 王八犊 龟儿子 龟孙 兔崽子 狗东西 狗杂种 狗娘 狗逼 狗屁 狗腿子 狗眼看 狗都不如 杂种 畜生 畜牲 禽兽不如",
  ),
  ...list(
    "人渣 败类 混蛋 浑蛋 混账 混帐 瘪三 瓜娃子 婊子 骚货 贱人 贱货 贱种 犯贱 下贱 下三滥 烂货 孬种 窝囊废 死变态 臭流氓 老流氓",
  ),
  ...unless("狗屎", { before: /[捡拾铲理粘]$/, after: /^[袋铲盆桶盒夹运]/ }),
  ...unless("废物", { before: /(?:医疗|固体)$/, after: /^(?:利用|箱|袋|桶|处理|回收)/ }),
  ...only(
    "变态 猪头 傻子 傻瓜 二百五 蠢 瞎 聋 猪 贱 傻 流氓 无赖",
    (passage) => isAboutPerson(passage) && /^(?:$|[吗啊吧了呀么]|客服|东西)/.test(passage.after),
  ),
  ...unless("眼瞎 眼睛瞎", { before: /(?:我|自己)(?:的|是)?$/ }),
  ...only(
    "牛逼 牛b 牛掰",
    ({ before, after }) => /(?:你们?|客服|公司|真|够)$/.test(before) || /^(?:啊|哄哄|坏|轰轰|你们)/.test(after),
  ),
  ...only(
    "老子 老娘",
    ({ after, before }) =>
      !/(?:的|读|看|买)$/.test(before) &&
      /^(?:的(?!书|道)|等|要|不|给|都|就|今天|现在|再|花|告|投|跟|在|信|是|没|还|真|就|来|去|打|弄|说|一|也|早|有)/.test(
        after,
      ),
  ),
  ...only(
    "孙子",
    ({ before, after }) =>
      (before === "" || /(?:你个?|这帮|那帮|一群|龟)$/.test(before)) &&
      (after === "" || /^[!们]/.test(after)) &&
      !/(?:我|给|儿子|孩子)$/.test(before),
  ),
  ...only("蠢得 蠢到 蠢死 蠢的 蠢哭 蠢爆", ({ before }) => !/(?:我|自己|我真)$/.test(before)),
  ...only(
    "贱",
    ({ before, after }) => /(?:真|太|好|犯|人|嘴|够|很|这么)$/.test(before) && !/^(?:卖|价|内)/.test(after),
  ),
  ...unless(
    "死一边 滚一边 一边死 死远点 死开 该死的 问候你全 问候你妈 暴毙 死妈 没妈 没爹 死了妈 有娘生 有爹生 没教养的东西 不是人养 不是东西 不是个东西 算什么东西 算个什么东西 算个屁 算老几 什么狗东西 猪狗",
    {},
  ),
  ...list(
    "一坨屎 一坨翔 屎一样 像屎 跟屎 如屎 屁都没 屁都不 脸都不要 要不要脸 臭傻 土鳖 蠢蛋 笨蛋公司 傻冒 傻帽 傻蛋 沙雕 沙d 逗比公司 狗男女 狗仗人势 人模狗样 禽兽 厚颜无耻 死皮赖脸 叼你 丢你老母 叼毛 屌毛 顶你个肺 契弟 我去年买了个 你个老六 黑鬼 白皮猪 普信 圣母婊 绿茶婊 母狗 公狗 舔狗 阿三 死胖子 丑八怪 屌丝公司",
  ),
  ...only(
    "无赖 流氓 变态 二货 2b 二b 傻子 孤儿",
    ({ before, after }) =>
      (before === "" || /(?:你们?|真是?|就是|一群|一帮|这帮|客服|是)$/.test(before)) &&
      /^(?:客服|吧你|公司|们|东西|玩意|吗你|$)/.test(after) &&
      !(before === "" && after === ""),
  ),
  ...list("瞎了眼 瞎了狗眼 瞎了你 狗眼瞎 聋了吗 耳聋吗 不要脸 不要逼脸 没脸没皮 恬不知耻 给脸不要"),
  ...unless("无耻", { after: /^(?:之徒|混蛋dvd)/ }),
  ...only("我日", ({ before, after }) => before === "" && /^(?:你|了|啊|$)/.test(after)),
  ...list("日了狗 真j8 j8玩意 什么j8 个j8"),
  ...unless("放屁 个屁", { after: /^[股垫虫枕王]/ }),
  ...unless("吃屎", { before: /[狗猫它爱]$/ }),
  ...unless("你全家", { before: /[给帮替和跟送祝]$/, after: /^[桶福都]/ }),
  ...unless("你妹", { before: /[给帮替和跟送]$/, after: /^[妹夫子]/ }),
  ...list(
    "屁用没有 屁话 放你妈 喂屎 鸡巴 鸡吧 屌你 吊毛 鸟样 吊样 仆街 扑街 冚家铲 弄死你 打死你 砍死你 捅死你 杀你全家",
  ),
  ...list("乡巴佬 死穷鬼 穷鬼 臭要饭 叫花子"),
];

const lookalikes: readonly Uncivil[] = [
  ...unless("sb tmd nmb nmd cnm nmsl mmp wcnm mlgb tnnd rnm dsb cnmd cnmb qnmd nmlgb nnd ntmd wcao woc", inLatin),
  ...unless(
    "fuck fck shit bullshit bitch asshole damn idiot stupid moron crap wtf caonima shabi cao你 cao尼 tm的 真tm 真他m 太tm 你tm 他tm 这tm",
    {
      before: /[a-z]$/,
      after: /^[a-z]{2}/,
    },
  ),
  ...unless("特么", { before: /[模独奇特]$/ }),
  ...unless("你吗的 他吗的", { before: /是$/ }),
  ...only("吗的", ({ before, after }) => before === "" && after !== ""),
  ...list(
    "特吗的 他么的 他嘛的 他马的 他玛的 她吗的 塔马的 塔妈的 踏马 他m的 他喵的 尼妈 尼麻 泥玛 你马的 你麻痹 你玛的 妈批 麻批",
  ),
  ...list(
    "沙比 傻币 傻笔 傻鼻 莎比 煞比 撒比 杀笔 傻13 傻十三 脑惨 智樟 滚dan 滚淡 麻痹的 麻批 法克 发克 垃圾比 制杖 智帐 王8蛋 王巴蛋 忘八蛋 草泥吗 草你吗 操你吗 槽你妈 槽尼玛",
  ),
  ...list("垃圾b 贱b 贱x 婊砸 si全家 司马玩意"),
];

type Known = { readonly entries: Uncivil[]; readonly sure: boolean };
const table = new Map<string, Known>();
for (const [entries, sure] of [
  [plain, true],
  [lookalikes, false],
] as const) {
  for (const entry of entries) {
    const known = table.get(entry.word);
    if (known === undefined) table.set(entry.word, { entries: [entry], sure });
    else known.entries.push(entry);
  }
}

export const uncivilWords: readonly string[] = [...table.keys()];

/** `sure`; `likely` for a spelling that only looks like an uncivil word; null where the place makes it an ordinary one. */
export function incivility(passage: Passage, word: string): "sure" | "likely" | null {
  const known = table.get(word);
  if (known === undefined || !known.entries.some(({ accepts }) => accepts?.(passage) !== false)) return null;
  return known.sure ? "sure" : "likely";
}
