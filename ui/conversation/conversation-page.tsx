import { LeftOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Skeleton, Tabs } from "antd";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate, useParams, useSearchParams } from "react-router";
import { ApiFailure } from "../api/call.ts";
import { conversationQuery } from "../api/queries.ts";
import type { ConversationPage as Data } from "../api/types.ts";
import { AppealBanner } from "../appeals/appeal-banner.tsx";
import { useFeed } from "../live/use-feed.tsx";
import { Failure } from "../show/failure.tsx";
import { PageTitle } from "../show/page-title.tsx";
import { WhyDrawer } from "../why/why-drawer.tsx";
import { AddStandard } from "./add-standard.tsx";
import { ByHand } from "./by-hand.tsx";
import styles from "./conversation-page.module.css";
import { Decisions } from "./decisions.tsx";
import { Findings } from "./findings.tsx";
import { wordsOf } from "./found-words.ts";
import { MissingConversation } from "./missing-conversation.tsx";
import { Orders } from "./orders.tsx";
import { refreshAfterMs } from "./refresh.ts";
import { ReviewBar } from "./review-bar.tsx";
import { Sessions } from "./sessions.tsx";
import { Transcript } from "./transcript.tsx";
import { useAlertKeys } from "./use-alert-keys.ts";
import { useReview } from "./use-review.tsx";
import { useSelection } from "./use-selection.ts";

export function ConversationPage() {
  const { shop = "", conversation = "" } = useParams();
  const [search] = useSearchParams();
  const { hash } = useLocation();
  const channel = search.get("channel");
  const { log } = useFeed();
  const query = useQuery({
    ...conversationQuery(shop, conversation, channel),
    refetchInterval: ({ state }) => refreshAfterMs(state.data, log.entries),
  });

  if (query.isPending) return <Skeleton active avatar paragraph={{ rows: 10 }} />;
  if (query.error instanceof ApiFailure && query.error.status === 404) return <MissingConversation shop={shop} />;
  if (query.data === undefined) return <Failure error={query.error} onRetry={() => query.refetch()} />;
  return <Loaded key={`${conversation} ${hash}`} shop={shop} data={query.data} />;
}

function Loaded({ shop, data }: { shop: string; data: Data }) {
  const { t } = useTranslation();
  const { hash } = useLocation();
  const [search] = useSearchParams();
  const came = decodeURIComponent(hash.slice(1)) || null;
  const { selected, select } = useSelection(came);
  const reviewing = useReview(shop, data, {
    session: search.get("session"),
    finding: selected?.finding ?? null,
    point: search.get("point"),
  });
  const review = () => reviewing.mutate();
  const keys = useAlertKeys({ findings: data.findings, selected: selected?.finding ?? null, select, review });
  const words = useWordsOf(search);
  const { conversation, sessions, messages, findings, decisions } = data;
  const [asked, askWhy] = useState<string | null>(null);
  const explained = messages.find(({ event }) => event === asked);
  const name = conversation.buyerName ?? conversation.buyer ?? conversation.conversation;
  return (
    <main className={styles.whole} tabIndex={-1} ref={keys.ref} onKeyDown={keys.onKeyDown} aria-keyshortcuts="J K N">
      <PageTitle>{name}</PageTitle>
      <Head data={data} name={name}>
        <div className={styles.tools}>
          <ByHand shop={shop} page={data} />
          <ReviewBar page={data} isPending={reviewing.isPending} onReview={review} />
        </div>
        <AppealBanner shop={shop} conversation={conversation.conversation} channel={conversation.channel} />
      </Head>
      <section className={styles.transcript} aria-label={t("conversation.transcript")}>
        <Transcript
          shop={shop}
          messages={messages}
          findings={findings}
          words={words}
          selected={selected}
          event={search.get("event")}
          onSelect={select}
          onWhy={askWhy}
        />
        <AddStandard shop={shop} messages={messages} />
      </section>
      <aside className={styles.side}>
        <Orders shop={shop} conversation={conversation.conversation} channel={conversation.channel} />
        <Tabs
          size="small"
          items={[
            {
              key: "findings",
              label: `${t("conversation.findings")} ${findings.length}`,
              children: <Findings shop={shop} page={data} selected={selected} onSelect={select} />,
            },
            {
              key: "decisions",
              label: `${t("conversation.decisions")} ${decisions.length}`,
              children: <Decisions shop={shop} decisions={decisions} findings={findings} onSelect={select} />,
            },
            {
              key: "sessions",
              label: `${t("conversation.sessions")} ${sessions.length}`,
              children: <Sessions shop={shop} page={data} />,
            },
          ]}
        />
      </aside>
      {explained && <WhyDrawer shop={shop} message={explained} onClose={() => askWhy(null)} />}
    </main>
  );
}

/** What either side was searched for, to be marked in its own messages. */
function useWordsOf(search: URLSearchParams) {
  const [buyer, agent] = [search.get("buyerText"), search.get("agentText")];
  return useMemo(() => ({ buyer: wordsOf(buyer), agent: wordsOf(agent) }), [buyer, agent]);
}

type HeadProps = { data: Data; name: string; children: ReactNode };

function Head({ data: { conversation }, name, children }: HeadProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <header className={styles.head}>
      <Button
        type="text"
        icon={<LeftOutlined aria-hidden />}
        aria-label={t("common.back")}
        onClick={() => navigate(-1)}
      />
      <h1>
        <bdi>{name}</bdi>
      </h1>
      <span className={styles.facts}>
        <bdi>{conversation.conversation}</bdi>
        <span>{conversation.channel}</span>
        {conversation.agent !== null && (
          <span>
            {t("speaker.agent")} <bdi>{conversation.agent}</bdi>
          </span>
        )}
        <span>{t("conversation.messagesCount", { count: conversation.messages })}</span>
        <span>{t(conversation.closed ? "conversations.closed" : "conversations.open")}</span>
      </span>
      {children}
    </header>
  );
}
