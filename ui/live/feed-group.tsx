import { RightOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { isTestConversation } from "../../plugins/channels/test-message.ts";
import { shopChannel } from "../../worker/ledger/shop-channel.ts";
import { counts } from "../show/counts.ts";
import { brief } from "../show/time.ts";
import { toneOf } from "../show/tone.ts";
import { useNames } from "../show/use-names.ts";
import { usePlace } from "../show/use-place.ts";
import { useTitles } from "../show/use-titles.ts";
import styles from "./feed-group.module.css";
import { DecisionLine, FindingLine, TaskLine } from "./feed-lines.tsx";
import type { Group, Row } from "./group.ts";
import type { Buyer } from "./use-buyers.ts";

const rowsAtOnce = 4;

type FeedGroupProps = { shop: string; group: Group; buyer: Buyer | undefined };

/** One conversation of the feed: who, and what was found and done, newest first. */
export function FeedGroup({ shop, group, buyer }: FeedGroupProps) {
  const { t } = useTranslation();
  const place = usePlace(shop);
  const names = useNames(shop);
  const [whole, setWhole] = useState(false);
  const { conversation, channel, at, rows } = group;
  const shown = whole ? rows : rows.slice(0, rowsAtOnce);
  const address = `/shops/${encodeURIComponent(shop)}/conversations/${encodeURIComponent(conversation)}?${new URLSearchParams({ channel })}`;
  const urgent = rows.some(({ finding }) => finding?.severity === "urgent" && counts(finding));
  const agent = group.agent ?? buyer?.agent ?? null;
  return (
    <article className={styles.group} data-urgent={urgent} aria-label={t("live.open", { conversation })}>
      <Link className={styles.head} to={address}>
        <strong className={styles.buyer}>
          <bdi>{channel === shopChannel ? t("nav.shop") : (buyer?.name ?? conversation)}</bdi>
        </strong>
        {isTestConversation(conversation) && <span className={styles.test}>{t("channels.testMark")}</span>}
        <span className={styles.who}>
          <bdi>{conversation}</bdi>
          <span aria-hidden>·</span>
          {agent === null ? t("live.noAgent") : <bdi>{`${t("speaker.agent")} ${names.agent(agent)}`}</bdi>}
          <span aria-hidden>·</span>
          {channel === shopChannel ? t("nav.shop") : names.channel(channel)}
        </span>
        <time className="numbers" dateTime={new Date(at).toISOString()}>
          {brief(at, Date.now(), place)}
        </time>
        <RightOutlined aria-hidden />
      </Link>
      <ol>
        {shown.map((row) => (
          <FeedRow
            key={row.finding?.id ?? row.decisions[0]?.id ?? row.tasks[0]?.id}
            shop={shop}
            row={row}
            address={address}
          />
        ))}
      </ol>
      {rows.length > rowsAtOnce && (
        <Button className={styles.more} type="text" size="small" onClick={() => setWhole(!whole)}>
          {whole ? t("live.fold") : t("live.earlier", { count: rows.length - rowsAtOnce })}
        </Button>
      )}
    </article>
  );
}

type FeedRowProps = { shop: string; row: Row; address: string };

function FeedRow({ shop, row: { finding, decisions, tasks }, address }: FeedRowProps) {
  const titles = useTitles(shop);
  const place = usePlace(shop);
  return (
    <li className={styles.row} data-tone={finding === null || !counts(finding) ? "none" : toneOf(finding)}>
      {finding && <FindingLine finding={finding} title={titles.point(finding.point)} place={place} address={address} />}
      {decisions.map((decision) => (
        <DecisionLine
          key={decision.id}
          shop={shop}
          decision={decision}
          titles={titles}
          place={place}
          alone={finding === null}
        />
      ))}
      {tasks.map((task) => (
        <TaskLine key={task.id} shop={shop} task={task} />
      ))}
    </li>
  );
}
