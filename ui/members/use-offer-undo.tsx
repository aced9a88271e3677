import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { useFailureText } from "../show/failure.tsx";

const shownSeconds = 15;

/** Says what was done, and offers for a while to take it back. */
export function useOfferUndo(): (title: string, undo: () => Promise<unknown>) => void {
  const { t } = useTranslation();
  const { notification, message } = App.useApp();
  const failureText = useFailureText();
  return (title, undo) => {
    const key = crypto.randomUUID();
    const takeBack = async () => {
      notification.destroy(key);
      try {
        await undo();
        message.success(t("access.members.undone"));
      } catch (error) {
        message.error(failureText(error as Error).title);
      }
    };
    notification.success({
      key,
      title,
      duration: shownSeconds,
      actions: (
        <Button type="primary" onClick={() => void takeBack()}>
          {t("access.members.undo")}
        </Button>
      ),
    });
  };
}
