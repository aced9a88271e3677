import { reasonWords } from "../reason-words.ts";
export const product = "Interject";

export const tagline = "在客服聊天旁边，看见并及时介入";

export const skip = "跳到正文";

export const nav = {
  label: "主导航",
  live: "实时",
  shop: "全店",
  reports: "报表",
  conversations: "会话",
  packs: "检测包",
  rules: "自定义规则",
  policies: "策略",
  decisions: "干预记录",
  tasks: "待办",
  alerts: "告警",
  appeals: "申诉",
  my: "我的结果",
  settings: "店铺设置",
  channels: "渠道",
  receivers: "接收人",
  history: "修改记录",
  members: "成员与密钥",
  audit: "操作记录",
  operations: "系统状态",
  more: "更多",
  less: "收起",
  waiting: "{{count}} 条待审核",
  late: "{{count}} 条已逾期",
};

export const header = {
  shop: "切换店铺",
  language: "EN: switch to English",
  theme: "外观",
  light: "浅色",
  dark: "深色",
  system: "跟随系统",
  account: "账号",
  signOut: "退出登录",
  docs: "接口文档",
  logins: "我的登录设备",
  password: "修改密码",
  passkeys: "通行密钥",
  anotherShop: "开一家新店",
};

export const role = { admin: "管理员", quality: "质培人员", agent: "客服" };

export const common = {
  loading: "正在载入",
  retry: "重试",
  back: "返回",
  more: "加载更多",
  close: "关闭",
  save: "保存",
  cancel: "取消",
  copy: "复制",
  copied: "已复制",
  clear: "清除筛选",
  revision: "设置修订 {{revision}}",
  seconds: "秒",
  minutes: "分钟",
  hours: "小时",
};

export const failure = {
  title: "出了点问题",
  offline: "连不上服务器，请检查网络后重试。",
  unavailable: "数据库暂时没有应答。检测与干预不受影响，数据稍后补上。",
  "not-found": "没有找到。",
  forbidden: "当前账号没有这项权限。",
  unauthorized: "请求没有通过验证。",
  "not-signed-in": "登录已过期，请重新登录。",
  masks: "这个词句还会盖住别的检测结果。",
  conflict: "设置刚刚被别人改过，请刷新后再试。",
  invalid: "有内容不符合要求。",
  "too-large": "内容太大。",
  "too-many-requests": "操作太频繁，请稍后再试。",
  "no-image": "图片打不开。",
  overloaded: "服务器正忙，请稍后再试。",
  internal: "服务器出错了，我们已经记录。",
  other: "请求没有成功。",
  field: "字段 {{path}}",
  page: "页面出错了",
  pageHint: "这一页没能显示出来，其他页面不受影响。",
  stale: "页面已经更新",
  staleHint: "服务器上有新版本，刷新后继续。",
  reload: "刷新",
};

export const notFound = { title: "没有这个页面", hint: "地址可能写错了，或者内容已经删除。", home: "回到实时页" };

export const severity = { urgent: "紧急", normal: "普通", low: "轻微" };

export const kind = { alert: "告警", deduct: "扣分", bonus: "加分" };

export const moment = { message: "逐条消息", timer: "计时", session: "整通会话", shop: "全店" };

export const status = {
  active: "有效",
  resolved: "已解决",
  withdrawn: "已撤销",
  dismissed: "已判误报",
  shadow: "试运行",
};

export const sessionType = { presale: "售前", aftersale: "售后", unsure: "未定" };

export const speaker = { buyer: "买家", agent: "客服", bot: "机器人", system: "系统" };

export const outcome = {
  acted: "已执行",
  observed: "仅观察",
  suppressed: "未执行",
  late: "已过时",
  planned: "待执行",
  cancelled: "已取消",
};

export const delivery = {
  planned: "待发送",
  sent: "已送达",
  failed: "发送失败",
  unknown: "结果未知",
  cancelled: "已取消",
  waiting: "等待接口",
};

export const action = {
  menu: "选择菜单",
  "dismiss-menu": "收起菜单",
  reply: "回复买家",
  suggestion: "建议话术",
  handoff: "转人工",
  notice: "通知",
  verdict: "发送前把关",
  tag: "打标签",
  webhook: "推送到商家系统",
  notify: "通知接收人",
  task: "待办",
  "close-task": "结束待办",
};

export const reason = reasonWords("zh");

export const live = {
  title: "实时",
  lead: "检测结果与干预，到了就显示",
  state: {
    connecting: "正在连接",
    live: "实时",
    catching: "正在补齐 {{count}} 条",
    waiting: "连接中断，{{seconds}} 秒后重连",
    offline: "没有网络，恢复后自动重连",
    caughtUp: "已补齐中断期间的 {{count}} 条",
    lost: "中断太久，较早的 {{count}} 条请在会话里查看",
    now: "立即重连",
  },
  today: "今天",
  messages: "消息",
  findings: "检测结果",
  interventions: "干预",
  byPoint: "今天各检测点的次数",
  quiet: "今天还没有检测结果",
  show: { label: "显示", all: "全部", findings: "检测结果", interventions: "干预" },
  severity: "级别",
  pack: "检测包",
  kind: "类型",
  point: "检测点",
  filters: "筛选",
  pause: "暂停",
  resume: "继续",
  paused: "已暂停",
  pending: "{{count}} 条新动态，点击显示",
  empty: "还没有动态",
  emptyHint: "把第一条消息发到这个店铺的接入地址，检测结果几秒内出现在这里。",
  hook: "接入地址",
  secretHint: "把 SECRET 换成这个渠道的密钥（以 whsec_ 开头）。演示环境的密钥在 demo.json 里。",
  noMatch: "没有符合筛选条件的动态",
  open: "打开会话 {{conversation}}",
  earlier: "还有 {{count}} 条较早的动态",
  fold: "收起",
  olderGroups: "显示更早的会话",
  noAgent: "无人接待",
  feed: "实时动态",
};

export const limited = {
  title: "这一页不对你的角色开放",
  hint: "你的角色只能看指定分组的会话、报表和干预记录；全店的页面请找管理员。",
};

export const ownOnly = {
  title: "这一页不对客服开放",
  hint: "你可以在“我的结果”里查看自己的会话。",
  open: "我的结果",
};

export const notify = { body: "点击查看", more: "另外还有 {{count}} 条新告警" };

export const exports = {
  button: "下载质检明细",
  csv: "CSV 文件",
  xlsx: "Excel 文件",
  running: "正在导出质检明细：已读 {{count}} 通",
  keepOpen: "可以继续质检。刷新或关闭页面会中断，需重新导出。",
  cancel: "取消导出",
  cancelled: "已取消导出",
  ready: "质检明细已就绪：{{count}} 通",
  cut: "只含最新的 {{count}} 通，请缩小时间范围后分次导出",
  download: "下载文件",
  failed: "导出中断，请重新导出",
  again: "重新导出",
  close: "关闭",
  name: "质检明细",
  columns: {
    day: "日期",
    conversation: "会话",
    buyer: "买家",
    agent: "客服账号",
    agentName: "客服",
    started: "开始时间",
    messages: "消息数",
    type: "会话类型",
    score: "得分",
    counted: "计入考核",
    tags: "标签汇总",
    reviewed: "质检状态",
    reviewedAt: "质检时间",
  },
  yes: "是",
  no: "否",
};

export const titles = {
  uninstalled: "{{title}}（已卸载）",
  notInstalled: "{{title}}（未安装）",
  notInVersion: "{{title}}（当前版本没有）",
};

/** While rows wait for the database. */
export const delay = {
  title: "数据有延迟：{{time}} 以后的部分数据还没入库",
  hint: "涉及 {{count}} 个会话，列表和报表可能不全。接待、质检和干预照常进行，恢复后自动补齐，不会丢。",
};
