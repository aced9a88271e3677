import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { nextUnseen } from "../api/queries.ts";
import type { ConversationPage } from "../api/types.ts";
import { reviewSession } from "../api/writes.ts";
import { useFailureText } from "../show/failure.tsx";
import { reviewTargets } from "./review-targets.ts";

/** Long enough to think again, also on the next conversation's page. */
const undoForSeconds = 8;
const messageKey = "review";

type Came = { session: string | null; finding: string | null; point: string | null };

/** 已检看下一通 (F087): marks what the page is about as looked through, and opens the next alert that nobody has seen. */
export function useReview(shop: string, page: ConversationPage, came: Came) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const failureText = useFailureText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const failed = (error: Error) => void message.error(failureText(error).title);
  const refresh = () => client.invalidateQueries({ queryKey: ["shop", shop] });

  const takingBack = useMutation({
    mutationFn: (sessions: readonly string[]) =>
      Promise.all(sessions.map((session) => reviewSession({ shop, session, reviewed: false }))),
    async onSuccess() {
      void message.success({ key: messageKey, content: t("review.undone") });
      await refresh();
    },
    onError: failed,
  });

  const reviewing = useMutation({
    async mutationFn() {
      const sessions = reviewTargets(page, came).map(({ id }) => id);
      for (const session of sessions) await reviewSession({ shop, session, reviewed: true });
      const { items } = await nextUnseen(shop, came.point);
      return { sessions, next: items[0] };
    },
    async onSuccess({ sessions, next }) {
      message.open({
        key: messageKey,
        type: "success",
        duration: undoForSeconds,
        content: (
          <>
            {t(next === undefined ? "review.seen" : "review.seenOn")}{" "}
            <Button type="link" size="small" onClick={() => takingBack.mutate(sessions)}>
              {t("review.undo")}
            </Button>
          </>
        ),
      });
      void refresh();
      if (next === undefined) return;
      const { conversation, channel, id } = next;
      const search = new URLSearchParams({ channel, ...(came.point !== null && { point: came.point }) });
      const path = `/shops/${encodeURIComponent(shop)}/conversations/${encodeURIComponent(conversation)}`;
      await navigate(`${path}?${search}#${encodeURIComponent(id)}`);
    },
    onError: failed,
  });

  return reviewing;
}
