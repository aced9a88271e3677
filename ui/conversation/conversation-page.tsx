import { FullscreenExitOutlined, FullscreenOutlined, QuestionCircleOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Skeleton, Tabs } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate, useParams, useSearchParams } from "react-router";
import { ApiFailure } from "../api/call.ts";
import { conversationQuery } from "../api/queries.ts";
import type { ConversationPage as Data } from "../api/types.ts";
import { AppealBanner } from "../appeals/appeal-banner.tsx";
import { AppealForAgent } from "../appeals/appeal-for-agent.tsx";
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
import { Head } from "./head.tsx";
import { MissingConversation } from "./missing-conversation.tsx";
import { Orders } from "./orders.tsx";
import { sessionAddress } from "./queue.ts";
import { refreshAfterMs } from "./refresh.ts";
import { ReviewBar } from "./review-bar.tsx";
import { useReviewDesk } from "./review-desk.tsx";
import { reviewKeys } from "./review-keys.ts";
import { currentSession } from "./review-targets.ts";
import { SessionMarks } from "./session-marks.tsx";
import { Sessions } from "./sessions.tsx";
import { Transcript } from "./transcript.tsx";
import { useQueue } from "./use-queue.ts";
import { useReview } from "./use-review.tsx";
import { useReviewKeys } from "./use-review-keys.ts";
import { useSelection } from "./use-selection.ts";
import { useVisit } from "./use-visit.ts";

const shortcuts = reviewKeys.flatMap(({ keys }) => [...keys]).join(" ");

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
  return <Loaded key={`${conversation} ${search.get("session")} ${hash}`} shop={shop} data={query.data} />;
}

function Loaded({ shop, data }: { shop: string; data: Data }) {
  const { t } = useTranslation();
  const { hash } = useLocation();
  const [search] = useSearchParams();
  const came = decodeURIComponent(hash.slice(1)) || null;
  const { selected, select } = useSelection(came);
  const finding = selected?.finding ?? null;
  const session = currentSession(data, { session: search.get("session"), finding: came });
  const queue = useQueue(shop, search.get("queue"), session?.id ?? null);
  const named = queue === null ? search.get("session") : (session?.id ?? null);
  const asked = { session: named, finding, point: search.get("point"), queue };
  const { reviewing, skip } = useReview(shop, data, asked);
  const review = () => {
    if (!reviewing.isPending) reviewing.mutate();
  };
  const [sentence, setSentence] = useState<string | null>(null);
  const desk = useReviewDesk({
    shop,
    page: data,
    session,
    selected: finding,
    select,
    sentence,
    setSentence,
    review,
    skip,
  });
  const keys = useReviewKeys({ act: desk.act, open: desk.isOpen });
  useVisit(shop, session?.id ?? null);
  const toSession = useSessionSwitch(shop, data);
  const words = useWordsOf(search);
  const { conversation, sessions, messages, findings, decisions } = data;
  const [unclear, askWhy] = useState<string | null>(null);
  const explained = messages.find(({ event }) => event === unclear);
  const name = conversation.buyerName ?? conversation.buyer ?? conversation.conversation;
  return (
    <main
      className={styles.whole}
      tabIndex={-1}
      ref={keys.ref}
      onKeyDown={keys.onKeyDown}
      data-wide={desk.isWide}
      aria-keyshortcuts={shortcuts}
    >
      <PageTitle>{name}</PageTitle>
      <Head shop={shop} data={data} name={name}>
        <div className={styles.tools}>
          <ByHand shop={shop} page={data} />
          <Button
            type="text"
            icon={desk.isWide ? <FullscreenExitOutlined aria-hidden /> : <FullscreenOutlined aria-hidden />}
            aria-label={t("reviewDay.fullScreen")}
            aria-pressed={desk.isWide}
            onClick={desk.toggleWide}
          />
          <Button
            type="text"
            icon={<QuestionCircleOutlined aria-hidden />}
            aria-label={t("reviewDay.keys.open")}
            aria-haspopup="dialog"
            onClick={desk.openHelp}
          />
          <ReviewBar page={data} queue={queue} isPending={reviewing.isPending} onReview={review} onSkip={skip} />
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
          session={session?.id ?? null}
          sentence={sentence}
          onSession={toSession}
          onSelect={select}
          onWhy={askWhy}
        />
        <AddStandard shop={shop} messages={messages} />
      </section>
      <aside className={styles.side}>
        {session !== null && (
          <SessionMarks
            shop={shop}
            page={data}
            session={session}
            marks={desk.marks}
            onTag={desk.tag}
            onOther={desk.openTag}
            onRemark={desk.openRemark}
          />
        )}
        {session !== null && <AppealForAgent shop={shop} session={session} findings={findings} />}
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
      {desk.dialogs(keys.focus)}
      {explained && <WhyDrawer shop={shop} message={explained} onClose={() => askWhy(null)} />}
    </main>
  );
}

/** Another session of the buyer is marked in its own place (F139, F147); the queue goes along. */
function useSessionSwitch(shop: string, { sessions }: Data) {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  return (id: string) => {
    const session = sessions.find((one) => one.id === id);
    if (session !== undefined) void navigate(sessionAddress(shop, session, { queue: search.get("queue") }));
  };
}

/** What either side was searched for, to be marked in its own messages. */
function useWordsOf(search: URLSearchParams) {
  const [buyer, agent] = [search.get("buyerText"), search.get("agentText")];
  return useMemo(() => ({ buyer: wordsOf(buyer), agent: wordsOf(agent) }), [buyer, agent]);
}
