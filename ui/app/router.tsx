import { createBrowserRouter, Navigate } from "react-router";
import { Loading } from "../show/loading.tsx";
import { Home } from "./home.tsx";
import { NotFound } from "./not-found.tsx";
import { PageError } from "./page-error.tsx";
import { ShopFrame } from "./shop-frame.tsx";

/** Where to sign in, and then go on to `wanted`. */
export function signInAddress(wanted: string): string {
  return wanted === "/" ? "/sign-in" : `/sign-in?${new URLSearchParams({ next: wanted })}`;
}

/** Each page is a chunk of its own, loaded when it is first opened. */
export function createRouter() {
  return createBrowserRouter([
    {
      HydrateFallback: Loading,
      ErrorBoundary: PageError,
      children: [
        { path: "/", Component: Home },
        {
          path: "/sign-in",
          lazy: () => import("../sign-in/sign-in.tsx").then(({ SignIn }) => ({ Component: SignIn })),
        },
        {
          path: "/invitation",
          lazy: () => import("../sign-in/invitation.tsx").then(({ Invitation }) => ({ Component: Invitation })),
        },
        {
          path: "/forgot",
          lazy: () => import("../sign-in/forgot.tsx").then(({ Forgot }) => ({ Component: Forgot })),
        },
        {
          path: "/reset",
          lazy: () => import("../sign-in/reset.tsx").then(({ Reset }) => ({ Component: Reset })),
        },
        {
          path: "/set-up",
          lazy: () => import("../set-up/new-shop-page.tsx").then(({ NewShopPage }) => ({ Component: NewShopPage })),
        },
        {
          path: "/panel/shops/:shop",
          lazy: () => import("../panel/panel-page.tsx").then(({ PanelPage }) => ({ Component: PanelPage })),
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
                  lazy: () => import("../live/live-page.tsx").then(({ LivePage }) => ({ Component: LivePage })),
                },
                {
                  path: "alerts",
                  lazy: () => import("../alerts/alerts-page.tsx").then(({ AlertsPage }) => ({ Component: AlertsPage })),
                },
                {
                  path: "shop",
                  lazy: () =>
                    import("../shop-watch/shop-watch-page.tsx").then(({ ShopWatchPage }) => ({
                      Component: ShopWatchPage,
                    })),
                },
                {
                  path: "reports",
                  lazy: () =>
                    import("../reports/reports-page.tsx").then(({ ReportsPage }) => ({ Component: ReportsPage })),
                },
                {
                  path: "conversations",
                  lazy: () =>
                    import("../conversations/conversations-page.tsx").then(({ ConversationsPage }) => ({
                      Component: ConversationsPage,
                    })),
                },
                {
                  path: "conversations/:conversation",
                  lazy: () =>
                    import("../conversation/conversation-page.tsx").then(({ ConversationPage }) => ({
                      Component: ConversationPage,
                    })),
                },
                {
                  path: "packs/:pack?/:point?",
                  lazy: () => import("../packs/packs-place.tsx").then(({ PacksPlace }) => ({ Component: PacksPlace })),
                },
                {
                  path: "rules",
                  lazy: () => import("../rules/rules-page.tsx").then(({ RulesPage }) => ({ Component: RulesPage })),
                },
                {
                  path: "rules/:rule",
                  lazy: () => import("../rules/rule-page.tsx").then(({ RulePage }) => ({ Component: RulePage })),
                },
                {
                  path: "history",
                  lazy: () =>
                    import("../history/history-page.tsx").then(({ HistoryPage }) => ({ Component: HistoryPage })),
                },
                {
                  path: "policies",
                  lazy: () =>
                    import("../policies/policies-page.tsx").then(({ PoliciesPage }) => ({ Component: PoliciesPage })),
                },
                {
                  path: "policies/:policy",
                  lazy: () =>
                    import("../policies/policy-page.tsx").then(({ PolicyPage }) => ({ Component: PolicyPage })),
                },
                {
                  path: "decisions",
                  lazy: () =>
                    import("../decisions/decisions-page.tsx").then(({ DecisionsPage }) => ({
                      Component: DecisionsPage,
                    })),
                },
                {
                  path: "decisions/explained",
                  lazy: () =>
                    import("../decisions/decision-page.tsx").then(({ DecisionPage }) => ({ Component: DecisionPage })),
                },
                {
                  path: "tasks",
                  lazy: () => import("../tasks/tasks-page.tsx").then(({ TasksPage }) => ({ Component: TasksPage })),
                },
                {
                  path: "appeals",
                  lazy: () =>
                    import("../appeals/appeals-page.tsx").then(({ AppealsPage }) => ({ Component: AppealsPage })),
                },
                {
                  path: "my",
                  lazy: () => import("../my/my-page.tsx").then(({ MyPage }) => ({ Component: MyPage })),
                },
                {
                  path: "my/result",
                  lazy: () => import("../my/result-page.tsx").then(({ ResultPage }) => ({ Component: ResultPage })),
                },
                {
                  path: "settings",
                  lazy: () =>
                    import("../shop-settings/shop-settings-page.tsx").then(({ ShopSettingsPage }) => ({
                      Component: ShopSettingsPage,
                    })),
                },
                {
                  path: "set-up",
                  lazy: () => import("../set-up/set-up-page.tsx").then(({ SetUpPage }) => ({ Component: SetUpPage })),
                },
                {
                  path: "channels",
                  lazy: () =>
                    import("../channels/channels-page.tsx").then(({ ChannelsPage }) => ({ Component: ChannelsPage })),
                },
                {
                  path: "receivers",
                  lazy: () =>
                    import("../receivers/receivers-page.tsx").then(({ ReceiversPage }) => ({
                      Component: ReceiversPage,
                    })),
                },
                {
                  path: "members",
                  lazy: () =>
                    import("../members/members-page.tsx").then(({ MembersPage }) => ({ Component: MembersPage })),
                },
                {
                  path: "audit",
                  lazy: () => import("../audit/audit-page.tsx").then(({ AuditPage }) => ({ Component: AuditPage })),
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
