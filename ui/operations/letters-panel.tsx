import { type UseQueryResult, useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Panel } from "../shop-watch/panel.tsx";
import { useFailureText } from "../show/failure.tsx";
import { brief } from "../show/time.ts";
import { usePlace } from "../show/use-place.ts";
import styles from "./operations.module.css";
import { type Operations, replayDeadLetter, type Stored } from "./operations-query.ts";

type Letter = Stored["deadLetters"][number];
export const chatAddress = (shop: string, { channel, conversation }: { channel: string; conversation: string }) =>
  `/shops/${encodeURIComponent(shop)}/conversations/${encodeURIComponent(conversation)}?${new URLSearchParams({ channel })}`;

/** Chats whose rows the database refuses. */
export function LettersPanel({ shop, query }: { shop: string; query: UseQueryResult<Operations> }) {
  const { t } = useTranslation();
  const place = usePlace(shop);
  return (
    <Panel
      wide
      title={t("operations.letters.title")}
      hint={t("operations.letters.hint")}
      query={query}
      empty={{
        when: ({ stored }) => (stored?.deadLetters.length ?? 0) === 0,
        title: t("operations.letters.empty"),
        hint: t("operations.letters.emptyHint"),
      }}
    >
      {({ stored, at }) => (
        <table className={styles.table}>
          <thead>
            <tr>
              {(["conversation", "reason", "times", "last"] as const).map((column) => (
                <th scope="col" key={column}>
                  {t(`operations.letters.${column}`)}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {stored?.deadLetters.map((letter) => (
              <tr key={`${letter.channel} ${letter.conversation}`}>
                <td>
                  <Link to={chatAddress(shop, letter)}>
                    <bdi>{letter.conversation}</bdi>
                  </Link>
                </td>
                <td>
                  <code>{letter.reason}</code>
                </td>
                <td className="numbers">{letter.times}</td>
                <td>{brief(letter.lastAt, at, place)}</td>
                <td className={styles.does}>
                  <Again shop={shop} letter={letter} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

function Again({ shop, letter: { channel, conversation } }: { shop: string; letter: Letter }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const failureText = useFailureText();
  const client = useQueryClient();
  const sending = useMutation({
    mutationFn: () => replayDeadLetter({ shop, channel, conversation }),
    onSuccess({ resolved }) {
      if (resolved) message.success(t("operations.letters.accepted"));
      else message.warning(t("operations.letters.refused"));
      return client.invalidateQueries({ queryKey: ["shop", shop, "operations"] });
    },
    onError: (error) => void message.error(failureText(error).title),
  });
  return (
    <Button size="small" loading={sending.isPending} onClick={() => sending.mutate()}>
      {t("operations.letters.again")}
      <span className="sr-only"> {conversation}</span>
    </Button>
  );
}
