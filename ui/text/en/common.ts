import { reasonWords } from "../reason-words.ts";
import type { Words } from "../words.ts";
import type * as zh from "../zh/common.ts";

export const product: Words<typeof zh.product> = "Interject";

export const tagline: Words<typeof zh.tagline> = "Sees every customer chat, and steps in while it still helps";

export const skip: Words<typeof zh.skip> = "Skip to content";

export const nav: Words<typeof zh.nav> = {
  label: "Main",
  live: "Live",
  shop: "Overview",
  reports: "Reports",
  conversations: "Conversations",
  packs: "Packs",
  rules: "Rules",
  policies: "Policies",
  decisions: "Interventions",
  tasks: "Tasks",
  alerts: "Alerts",
  appeals: "Appeals",
  my: "My results",
  settings: "Shop settings",
  channels: "Channels",
  receivers: "Receivers",
  history: "History",
  members: "Members",
  audit: "Audit",
  operations: "System status",
  more: "More",
  less: "Less",
  waiting: "{{count}} waiting",
  late: "{{count}} overdue",
};

export const header: Words<typeof zh.header> = {
  shop: "Switch shop",
  language: "中文：切换到中文",
  theme: "Appearance",
  light: "Light",
  dark: "Dark",
  system: "Like the system",
  account: "Account",
  signOut: "Sign out",
  docs: "API documentation",
  logins: "My sign-ins",
  password: "Change password",
  passkeys: "Passkeys",
  anotherShop: "Open a new shop",
};

export const role: Words<typeof zh.role> = { admin: "Administrator", quality: "Reviewer", agent: "Agent" };

export const common: Words<typeof zh.common> = {
  loading: "Loading",
  retry: "Try again",
  back: "Back",
  more: "Load more",
  close: "Close",
  save: "Save",
  cancel: "Cancel",
  copy: "Copy",
  copied: "Copied",
  clear: "Clear filters",
  revision: "Settings revision {{revision}}",
  seconds: "s",
  minutes: "min",
  hours: "h",
};

export const failure: Words<typeof zh.failure> = {
  title: "Something went wrong",
  offline: "The server cannot be reached. Check the network and try again.",
  unavailable: "The database does not answer right now. Inspection goes on; the data will catch up.",
  "not-found": "Not found.",
  forbidden: "Your account is not allowed to do this.",
  unauthorized: "The request could not be verified.",
  "not-signed-in": "Your login has expired. Sign in again.",
  masks: "The phrase would also hide other findings.",
  conflict: "Somebody else has just changed these settings. Reload and try again.",
  invalid: "A value is not valid.",
  "too-large": "That is too large.",
  "too-many-requests": "Too many requests. Try again in a moment.",
  "no-image": "The image cannot be shown.",
  overloaded: "The server is busy. Try again in a moment.",
  internal: "Something went wrong on our side. It has been recorded.",
  other: "The request did not succeed.",
  field: "Field {{path}}",
  page: "This page failed",
  pageHint: "It could not be shown. Other pages still work.",
  stale: "There is a new version",
  staleHint: "The server has been updated. Reload to continue.",
  reload: "Reload",
};

export const notFound: Words<typeof zh.notFound> = {
  title: "There is no such page",
  hint: "The address may be wrong, or what it showed was deleted.",
  home: "Go to the live page",
};

export const severity: Words<typeof zh.severity> = { urgent: "Urgent", normal: "Normal", low: "Low" };

export const kind: Words<typeof zh.kind> = { alert: "Alert", deduct: "Deduction", bonus: "Bonus" };

export const moment: Words<typeof zh.moment> = {
  message: "Each message",
  timer: "Timer",
  session: "Whole session",
  shop: "Whole shop",
};

export const status: Words<typeof zh.status> = {
  active: "Active",
  resolved: "Resolved",
  withdrawn: "Withdrawn",
  dismissed: "Dismissed as wrong",
  shadow: "Trial run",
};

export const sessionType: Words<typeof zh.sessionType> = {
  presale: "Presale",
  aftersale: "Aftersale",
  unsure: "Unsure",
};

export const speaker: Words<typeof zh.speaker> = { buyer: "Buyer", agent: "Agent", bot: "Bot", system: "System" };

export const outcome: Words<typeof zh.outcome> = {
  acted: "Acted",
  observed: "Observed",
  suppressed: "Suppressed",
  late: "Too late",
  planned: "Planned",
  cancelled: "Cancelled",
};

export const delivery: Words<typeof zh.delivery> = {
  planned: "To be sent",
  sent: "Delivered",
  failed: "Failed",
  unknown: "Outcome unknown",
  cancelled: "Cancelled",
  waiting: "Waiting for the channel",
};

export const action: Words<typeof zh.action> = {
  menu: "Menu",
  "dismiss-menu": "Menu closed",
  reply: "Reply to the buyer",
  suggestion: "Suggested reply",
  handoff: "Hand-over to a human",
  notice: "Notice",
  verdict: "Check before sending",
  tag: "Tag",
  webhook: "Webhook to the merchant's system",
  notify: "Told a receiver",
  task: "Task",
  "close-task": "Task closed",
};

export const reason: Words<typeof zh.reason> = reasonWords("en");

export const live: Words<typeof zh.live> = {
  title: "Live",
  lead: "Findings and interventions as they happen",
  state: {
    connecting: "Connecting",
    live: "Live",
    catching: "Catching up on {{count}}",
    waiting: "Connection lost, trying again in {{seconds}} s",
    offline: "No network. It reconnects by itself.",
    caughtUp: "Caught up on {{count}} missed items",
    lost: "That was a long break: find {{count}} older items under Conversations",
    now: "Reconnect now",
  },
  today: "Today",
  messages: "Messages",
  findings: "Findings",
  interventions: "Interventions",
  byPoint: "Today's findings by point",
  quiet: "Nothing found today",
  show: { label: "Show", all: "All", findings: "Findings", interventions: "Interventions" },
  severity: "Severity",
  pack: "Pack",
  kind: "Kind",
  point: "Point",
  filters: "Filters",
  pause: "Pause",
  resume: "Resume",
  paused: "Paused",
  pending: "{{count}} new, click to show",
  empty: "Nothing yet",
  emptyHint: "Send a first message to this shop's hook. What is found shows here within seconds.",
  hook: "Hook address",
  secretHint: "Replace SECRET by the channel's secret (it starts with whsec_). The demo's secret is in demo.json.",
  noMatch: "Nothing matches these filters",
  open: "Open conversation {{conversation}}",
  earlier: "{{count}} earlier items",
  fold: "Show less",
  olderGroups: "Show older conversations",
  noAgent: "Nobody serves",
  feed: "Live feed",
};

export const limited: Words<typeof zh.limited> = {
  title: "This page is closed to your role",
  hint: "Your role sees the chats, reports and interventions of some groups. For pages of the whole shop ask an administrator.",
};

export const ownOnly: Words<typeof zh.ownOnly> = {
  title: "This page is not for agents",
  hint: "Your own chats are under “My results”.",
  open: "My results",
};

export const notify: Words<typeof zh.notify> = { body: "Click to look", more: "and {{count}} more new alerts" };

export const exports: Words<typeof zh.exports> = {
  button: "Export details",
  csv: "CSV file",
  xlsx: "Excel file",
  running: "Exporting details: {{count}} sessions read",
  keepOpen: "Go on reviewing. Reloading or closing the page ends it, and it must be begun anew.",
  cancel: "Cancel the export",
  cancelled: "Export cancelled",
  ready: "Details are ready: {{count}} sessions",
  cut: "Only the newest {{count}}: choose a shorter time and export in parts",
  download: "Download the file",
  failed: "The export broke off; begin it anew",
  again: "Begin anew",
  close: "Close",
  name: "review-details",
  columns: {
    day: "Day",
    conversation: "Conversation",
    buyer: "Buyer",
    agent: "Agent account",
    agentName: "Agent",
    started: "Started",
    messages: "Messages",
    type: "Type",
    score: "Score",
    counted: "Counts",
    tags: "Findings",
    reviewed: "Review",
    reviewedAt: "Reviewed at",
  },
  yes: "yes",
  no: "no",
};

export const titles: Words<typeof zh.titles> = {
  uninstalled: "{{title}} (uninstalled)",
  notInstalled: "{{title}} (not installed)",
  notInVersion: "{{title}} (not in this version)",
};

export const delay: Words<typeof zh.delay> = {
  title: "Data are delayed: some of what happened since {{time}} is not stored yet",
  hint: "{{count}} chats are affected, so lists and reports may not be complete. Chats are judged and answered all the while; the data will catch up, and nothing is lost.",
};
