import { createBrowserRouter, Navigate } from "react-router";
import { Loading } from "../show/loading.tsx";
import { page } from "../text/later.ts";
import { Home } from "./home.tsx";
import { NotFound } from "./not-found.tsx";
import { PageError } from "./page-error.tsx";
import { ShopFrame } from "./shop-frame.tsx";

/** Where to sign in, and then go on to `wanted`. */
export function signInAddress(wanted: string): string {
  return wanted === "/" ? "/sign-in" : `/sign-in?${new URLSearchParams({ next: wanted })}`;
}

export function createRouter() {
  return createBrowserRouter([
    {
      HydrateFallback: Loading,
      ErrorBoundary: PageError,
      children: [
        { path: "/", Component: Home },
        {
          path: "/sign-in",
          lazy: page(() => import("../sign-in/sign-in.tsx"), "SignIn", "access", "account"),
        },
        {
          path: "/invitation",
          lazy: page(() => import("../sign-in/invitation.tsx"), "Invitation", "account", "members"),
        },
        {
          path: "/forgot",
          lazy: page(() => import("../sign-in/forgot.tsx"), "Forgot", "access", "account"),
        },
        {
          path: "/reset",
          lazy: page(() => import("../sign-in/reset.tsx"), "Reset", "access", "account"),
        },
        {
          path: "/set-up",
          lazy: page(() => import("../set-up/new-shop-page.tsx"), "NewShopPage", "account", "set-up"),
        },
        {
          path: "/panel/shops/:shop",
          lazy: page(() => import("../panel/panel-page.tsx"), "PanelPage", "alerts", "appeals", "panel", "shop-watch"),
        },
        {
          path: "/shops/:shop",
          Component: ShopFrame,
          children: [
            {
              ErrorBoundary: PageError,
              children: [
                { index: true, element: <Navigate to="live" replace /> },
                {
                  path: "live",
                  lazy: page(() => import("../live/live-page.tsx"), "LivePage", "channels", "decisions", "set-up"),
                },
                {
                  path: "alerts",
                  lazy: page(() => import("../alerts/alerts-page.tsx"), "AlertsPage", "alerts", "review", "shop-watch"),
                },
                {
                  path: "shop",
                  lazy: page(() => import("../shop-watch/shop-watch-page.tsx"), "ShopWatchPage", "shop-watch"),
                },
                {
                  path: "reports",
                  lazy: page(() => import("../reports/reports-page.tsx"), "ReportsPage", "reports"),
                },
                {
                  path: "conversations",
                  lazy: page(
                    () => import("../conversations/conversations-page.tsx"),
                    "ConversationsPage",
                    "appeals",
                    "conversation",
                    "review",
                    "review-day",
                  ),
                },
                {
                  path: "conversations/:conversation",
                  lazy: page(
                    () => import("../conversation/conversation-page.tsx"),
                    "ConversationPage",
                    "appeals",
                    "by-hand",
                    "context",
                    "conversation",
                    "decisions",
                    "review",
                    "review-day",
                    "shop-settings",
                  ),
                },
                {
                  path: "packs/:pack?/:point?",
                  lazy: page(
                    () => import("../packs/packs-place.tsx"),
                    "PacksPlace",
                    "install",
                    "pack",
                    "packs",
                    "policies",
                    "rules",
                    "shop-settings",
                  ),
                },
                {
                  path: "rules",
                  lazy: page(() => import("../rules/rules-page.tsx"), "RulesPage", "rules"),
                },
                {
                  path: "rules/:rule",
                  lazy: page(() => import("../rules/rule-page.tsx"), "RulePage", "packs", "rules", "shop-settings"),
                },
                {
                  path: "history",
                  lazy: page(
                    () => import("../history/history-page.tsx"),
                    "HistoryPage",
                    "packs",
                    "policies",
                    "policy-edit",
                    "rules",
                  ),
                },
                {
                  path: "policies",
                  lazy: page(
                    () => import("../policies/policies-page.tsx"),
                    "PoliciesPage",
                    "policies",
                    "policy-edit",
                    "policy-results",
                    "rules",
                  ),
                },
                {
                  path: "policies/:policy",
                  lazy: page(
                    () => import("../policies/policy-page.tsx"),
                    "PolicyPage",
                    "packs",
                    "policies",
                    "policy-edit",
                    "rules",
                    "shop-settings",
                  ),
                },
                {
                  path: "decisions",
                  lazy: page(
                    () => import("../decisions/decisions-page.tsx"),
                    "DecisionsPage",
                    "conversation",
                    "decisions",
                  ),
                },
                {
                  path: "decisions/explained",
                  lazy: page(
                    () => import("../decisions/decision-page.tsx"),
                    "DecisionPage",
                    "conversation",
                    "decision",
                    "decisions",
                    "policies",
                  ),
                },
                {
                  path: "tasks",
                  lazy: page(() => import("../tasks/tasks-page.tsx"), "TasksPage", "decisions"),
                },
                {
                  path: "appeals",
                  lazy: page(
                    () => import("../appeals/appeals-page.tsx"),
                    "AppealsPage",
                    "appeals",
                    "conversation",
                    "reports",
                  ),
                },
                {
                  path: "my",
                  lazy: page(() => import("../my/my-page.tsx"), "MyPage", "appeals", "panel"),
                },
                {
                  path: "my/result",
                  lazy: page(
                    () => import("../my/result-page.tsx"),
                    "ResultPage",
                    "appeals",
                    "context",
                    "conversation",
                    "review-day",
                  ),
                },
                {
                  path: "settings",
                  lazy: page(
                    () => import("../shop-settings/shop-settings-page.tsx"),
                    "ShopSettingsPage",
                    "access",
                    "packs",
                    "panel",
                    "set-up",
                    "shop-settings",
                  ),
                },
                {
                  path: "set-up",
                  lazy: page(() => import("../set-up/set-up-page.tsx"), "SetUpPage", "channels", "set-up"),
                },
                {
                  path: "channels",
                  lazy: page(() => import("../channels/channels-page.tsx"), "ChannelsPage", "channels", "set-up"),
                },
                {
                  path: "receivers",
                  lazy: page(() => import("../receivers/receivers-page.tsx"), "ReceiversPage", "receivers"),
                },
                {
                  path: "members",
                  lazy: page(
                    () => import("../members/members-page.tsx"),
                    "MembersPage",
                    "access",
                    "account",
                    "members",
                    "shop-settings",
                  ),
                },
                {
                  path: "operations",
                  lazy: page(
                    () => import("../operations/operations-page.tsx"),
                    "OperationsPage",
                    "decision",
                    "operations",
                  ),
                },
                {
                  path: "audit",
                  lazy: page(() => import("../audit/audit-page.tsx"), "AuditPage", "access", "members", "rules"),
                },
                { path: "*", Component: NotFound },
              ],
            },
          ],
        },
        { path: "*", Component: NotFound },
      ],
    },
  ]);
}
