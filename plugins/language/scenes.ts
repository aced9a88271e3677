import { compileMatcher, foldedOf, type Matcher, type Message, type Scene } from "interject/sdk";

/**
 * What a buyer comes for, by the words he uses. Several scenes may be touched in one message (退货的话什么时候退款); the one that is
 * spoken of most plainly wins. A phrase inside a longer one of the table does not count: 退差价 is about the price, not a return.
 */

/** Chinese phrases part at blanks, English ones at bars. */
type Words = readonly [scene: Scene, weight: number, chinese: string, english?: string];

/** Sure: whatever else is said. Plain: the phrase names the matter. Half: it counts beside another one only. */
const [sure, plain, clear, half] = [4, 3, 2, 1] as const;

const table: readonly Words[] = [
  ["invoice", plain, "发票 开票 专票 普票 增值税 税号 开具票 电子票", "invoice|receipt"],
  ["invoice", sure, "开发票 补发票 换发票 发票抬头 电子发票 纸质发票"],
  ["invoice", clear, "抬头 票据 收据"],

  [
    "refund",
    plain,
    "退款 退钱 退我钱 把钱退 钱退 退的钱 钱还没退 退给我钱 退一半钱 退部分 仅退款 极速退款 退到银行卡 退到余额 退回余额 退到微信 退到支付宝 退到原 原路退 退到哪 退到小金库 退回白条 退还白条 退还给我 没退给我 返还给我",
    "refund|money back",
  ],
  [
    "refund",
    sure,
    "取消退款 退款取消 退款申请 申请退款 申请的退款 退款成功 退款进度 怎么退款 如何退款 要退款 想退款 给我退款 帮我退款 可以退款 能退款 能不能退款 退款退到 钱退到 钱打到 退到银行 退回到银行 退回银行卡 退回到余额",
  ],
  ["refund", clear, "返还 多扣 重复扣款 多付 扣了两次 退还"],
  ["refund", half, "到账 赔付 赔偿 补偿"],

  [
    "return",
    plain,
    "退货 换货 退换 退还是换 七天无理由 7天无理由 无理由退 无理由换 运费险 寄回 退回去 退回来 退回地址 退货地址 寄回地址 返回地址 上门取件 取件 退运费 退货运费 退邮费 来回运费 返修 换新 换大一 换小一 换一件 换一双 换一个 换一台 换一条 换一套 换个 换成别的 换码 换大码 换小码 换尺码 给我换 帮我换 可以换吗 能换吗 能不能换 可不可以换 想换 要换 可以退吗 可以退不 能退吗 能退不 能不能退 可不可以退 怎么退 如何退 我要退 我想退 想退 要退 申请退 退掉 退了吧 给我退 帮我退 不退不换 服务单 售后单 售后申请 申请售后 拒收 交易纠纷",
    "return it|return this|send it back|exchange it",
  ],
  ["return", sure, "维修 保修 返修 返厂 拒收 拒绝收货 退货退款 退货申请 申请退货 退货收货地址"],
  [
    "return",
    clear,
    "全退 全部退 退一下 可以退 不能退 不给退 不让退 退单 退回 修理 退了 退吗 不想要了 补发 纠纷 售后地址 售后点 售后电话 检测报告",
  ],
  ["return", half, "售后 不要了 退 纠纷单 审核"],

  [
    "quality",
    sure,
    "实物不符 颜色不对 型号不对 尺码不对 颜色发错 型号发错 尺码发错 发错了 发错货 颜色错 少发了 漏发了 送错货 货送错 东西送错 送错东西 不是我要的 不是我买的 充不进去电",
  ],
  [
    "quality",
    plain,
    "质量问题 质量有问题 质量太差 质量差 质量不好 坏了 坏的 坏掉 是坏 破了 破的 破损 碎了 碎的 断了 断裂 裂了 裂开 裂缝 有裂 瑕疵 污渍 掉色 褪色 起球 线头 开线 开胶 脱胶 掉漆 掉毛 破洞 变形 变质 发霉 过期 漏液 漏气 漏油 少发 漏发 发错 错发 少寄 漏寄 少了一 少了两 少一件 少一个 缺件 缺少配件 发的不对 发的不是 收到的不是 收到的是 色差 实物不符 描述不符 货不对板 和图片不一样 跟图片不一样 与图片不符 不是我买的 不是我拍的 假货 是假的 二手 用过的 被拆过 拆封过 开不了机 无法开机 开不开机 不能开机 充不进电 充不上电 不能用了 用不了 没反应 不亮 不转 不制冷 不加热 不通电 花屏 黑屏 死机 故障 有划痕 有异味",
    "broken|damaged|faulty|does not work|doesn't work|wrong item|missing part",
  ],
  [
    "quality",
    clear,
    "送错 寄错 不一样 质量 划痕 磨损 异味 有味道 味道很大 味道大 刺鼻 卡顿 漏水 生锈 有问题 不工作 自动关机 自动重启 收到货就 包装破 压坏 压扁 挤压 摔坏",
  ],

  [
    "urge-shipping",
    plain,
    "什么时候发货 什么时候发出 什么时候能发 什么时候可以发 什么时候发 啥时候发 啥时候能发 啥时候可以发 何时发 何时能发 几时发 几号发 多久发 多久能发 多久可以发 几天发 几天能发 多长时间发 发货时间 还不发货 还没发货 还没有发货 还未发货 没有发货 没发货 未发货 不发货 还没发 怎么没发 怎么还不发 怎么不发 催发货 催一下发货 催下发货 尽快发货 快点发货 快点发 尽快发 尽早发 赶紧发 早点发 马上发货 今天能发 今天可以发 今天发 明天能发 明天发 当天发 现在能发 能发货吗 能发货 可以发货吗 发货了吗 发货了没 发货吗 发货没 发不了货 延迟发货 延期发货 虚假发货 出库 没发出 还没出 催单 催一下 催催",
    "when will you ship|not shipped|ship today|has it shipped|when do you ship",
  ],
  ["urge-shipping", sure, "有货先发 有货的先发 先发货 继续发货 现货先发"],
  ["urge-shipping", clear, "发货 发出 备货"],

  [
    "logistics",
    plain,
    "物流 快递 单号 运单 到哪了 到哪里了 到哪儿了 什么时候到 什么时候能到 什么时候可以到 什么时候送 什么时候收到 什么时候能收到 什么时候配送 啥时候到 啥时候能到 啥时候送 何时到 何时能到 何时送 几天到 几天能到 几天可以到 多久到 多久能到 多久可以到 几号到 几点到 几点送 几天收到 多久收到 今天能到 明天能到 能到吗 能送到 送到了吗 送到哪 派送 派件 配送 签收 代收 驿站 自提 自取 快递柜 丰巢 蜂巢 中转 揽收 揽件 没收到货 没有收到货 未收到货 没收到 没有收到 未收到 还没到 还没有到 还没送 没送到 怎么还没到 丢件 丢了 弄丢 送货 送上门 门卫 放门口 顺丰 圆通 中通 申通 韵达 邮政 极兔 ems 德邦 京东物流 快递员 送货员 配送员 催快递 催物流 没动静 停滞 分拣",
    "delivery|tracking|parcel|where is my order|when will it arrive|not arrived|courier",
  ],
  [
    "logistics",
    sure,
    "送错地址 送错地方 送错了地址 送错了地方 寄错地址 寄错地方 发错地址 派错 配送时间 送货时间 送达时间 改派 自己去取 几点送货 晚点送 早点送",
  ],
  ["logistics", clear, "到哪 到货 发什么 收货 送达 寄到 寄什么 运输 送过来 送来"],

  [
    "order",
    plain,
    "改地址 改下地址 改一下地址 修改地址 更改地址 变更地址 地址写错 地址错 地址填错 地址不对 换地址 换个地址 改个地址 收货地址 改收货 改电话 改手机 改号码 电话写错 改订单 修改订单 订单修改 改颜色 改尺码 改一下颜色 改备注 备注 取消订单 订单取消 取消这个订单 取消那个订单 把订单取消 订单被取消 取消掉 想取消 能取消 可以取消 帮我取消 帮取消 取消不了 无法取消 取消成功 恢复订单 拆单 拆分 分开发 分开送 合并 一起发 一起寄 一起送 拍错 拍多 下错 买错 拍重 重新拍 重新下单 怎么下单 如何下单 无法下单 下不了单 不能下单 怎么拍 怎么买 怎么购买 付不了款 付款失败 支付失败 无法付款 无法支付 不能付款 付款方式 支付方式 怎么付款 怎么支付 货到付款 找人代付",
    "change the address|wrong address|cancel the order|cancel my order|how do i pay|payment failed",
  ],
  ["order", clear, "取消 拦截 下单 拍下 付款 支付 改单 订单状态 加个备注 要两件 拍两件 提交订单 结算"],
  ["order", half, "订单 地址 改成"],

  ["price", sure, "退差价 补差价 退差 差价 价保 保价 价格保护 退优惠 退券 退优惠券"],
  [
    "price",
    plain,
    "多少钱 什么价 价格 价钱 价位 售价 单价 便宜 优惠 折扣 打折 几折 满减 立减 优惠券 优惠卷 领券 领卷 券 红包 津贴 包邮 邮费 运费 免运费 快递费 赠品 送什么 有送 送不送 有赠 赠送 送礼 送的礼 改价 降价 涨价 补差 差额 最低价 底价 划算 会员价 活动价 到手价 原价 定金 尾款 预付 分期 免息 太贵 有点贵 贵了 这么贵 少点 抹零 秒杀 特价 促销 搞活动 有活动 什么活动 活动 双十一 双11 双12 618 返现 积分 京豆 淘金币 凑单 满200 满300",
    "discount|coupon|how much|cheaper|price|free shipping|voucher",
  ],
  ["price", half, "送 买一送一 贵 减"],

  [
    "size",
    plain,
    "尺码 码数 几码 多大码 什么码 哪个码 大码 小码 大一码 小一码 大一号 小一号 穿多大 穿几码 穿什么 穿多少码 穿哪个 偏大 偏小 偏码 正码 标准码 身高 体重 斤穿 斤能穿 斤可以穿 能穿吗 能穿下 可以穿吗 穿得下 穿得了 腰围 胸围 臀围 肩宽 衣长 裤长 裙长 袖长 脚长 脚背 鞋码 欧码 均码 合身 s码 m码 l码 xl xxl 2xl 3xl 尺码表",
    "size chart|what size|which size|too small|too big|fit me",
  ],
  ["size", clear, "尺寸 公分 宽松 紧身 修身 多高 多宽 多长 长宽 厘米 大小 内径 直径"],
  ["size", half, "太大 太小 cm 斤"],

  [
    "product",
    plain,
    "材质 面料 什么材料 什么料 纯棉 成分 成份 功能 参数 规格 型号 正品 真货 真的假的 是真的吗 保质期 生产日期 日期新鲜 产地 哪里产 怎么用 如何使用 怎么使用 使用方法 使用说明 说明书 怎么安装 安装 适合 区别 有什么不同 有啥区别 哪个好 哪款 哪一款 推荐 有货 有现货 现货 缺货 无货 没货 断货 售罄 卖完 补货 上架 下架 库存 支持吗 支持不 支持 兼容 适用 能用吗 可以用吗 能不能用 配件 配置 包装清单 包含 重量 多重 容量 内存 续航 电池 充电 味道 口感 口味 孕妇 儿童 宝宝 敏感 防水 质保 自营 第三方 授权 新款 老款 旧款 实物图 细节图 材料 款式 颜色 色号 几色 什么颜色 有没有黑 有没有白 厚吗 薄吗 透吗 起静电 缩水 耐用 好用 效果 屏幕 分辨率 像素 接口 蓝牙 wifi 遥控 软件 系统 版本 国行 港版 套餐 套装 一套 几个装",
    "what material|is it compatible|in stock|how do i use|authentic|waterproof",
  ],
  ["product", half, "这款 这个怎么 有没有 可以吗 带吗 耐 这种 一样吗 怎么设置 有吗"],

  // Not what they look like.
  [
    "order",
    0,
    "退出 后退 倒退 退烧 退订 退步 进退 前台 接收货 门票 彩票 股票 车票 机票 投票 要么 送人 减肥 支付宝 订单号 订单金额 下单时间 下单即 差评 换句话",
  ],
];

type Phrase = { readonly scene: Scene; readonly weight: number; readonly phrase: string };

const entries: readonly Phrase[] = table.flatMap(([scene, weight, chinese, english]) =>
  [...chinese.split(" "), ...(english?.split("|") ?? [])].map((phrase) => ({ scene, weight, phrase })),
);
/** Made when the first message asks: an isolate's start has no time for it. */
let matcher: Matcher | undefined;
const least = clear;
/** A session is asked about again whenever something is said in it. */
const known = new WeakMap<Message, Scene | null>();

/** The scene that the buyer's message is about, or null: small talk, somebody else's message, or too little to go by. */
export function sceneOf(message: Message): Scene | null {
  let scene = known.get(message);
  if (scene === undefined) {
    scene = findScene(message);
    known.set(message, scene);
  }
  return scene;
}

function findScene(message: Message): Scene | null {
  if (message.from.role !== "buyer") return null;
  if (message.text === "") return message.content.some(({ type }) => type === "product") ? "product" : null;
  const found: { entry: number; start: number; end: number }[] = [];
  matcher ??= compileMatcher(entries.map(({ phrase }) => phrase));
  matcher.find(foldedOf(message).text, (entry, start, end) => {
    // Hits come in the order of their ends: what a longer one covers is found before it, or at its end.
    while (found.length > 0 && (found.at(-1)?.start ?? 0) >= start) found.pop();
    if (!found.some((other) => other.start <= start && other.end >= end)) found.push({ entry, start, end });
  });
  if (found.length === 0) return null;
  const sums = new Map<Scene, number>();
  for (const entry of new Set(found.map((hit) => hit.entry))) {
    const { scene, weight } = entries[entry] as Phrase;
    sums.set(scene, (sums.get(scene) ?? 0) + weight);
  }
  return mostOf(sums, least);
}

/** What a session was about: the scene that most of the buyer's messages speak of; of two, the one that he came with. */
export function sceneOfSession(messages: readonly Message[]): Scene | null {
  const counts = new Map<Scene, number>();
  for (const message of messages) {
    const scene = sceneOf(message);
    if (scene !== null) counts.set(scene, (counts.get(scene) ?? 0) + 1);
  }
  return mostOf(counts, 1);
}

/** The scene with the largest number, the first of those that have it; null below `atLeast`. */
function mostOf(numbers: ReadonlyMap<Scene, number>, atLeast: number): Scene | null {
  let most: Scene | null = null;
  let largest = atLeast;
  for (const [scene, number] of numbers) {
    if (number < largest || (most !== null && number === largest)) continue;
    most = scene;
    largest = number;
  }
  return most;
}
