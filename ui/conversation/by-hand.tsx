import { BellOutlined, SwapOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { shopChannel } from "../../worker/ledger/shop-channel.ts";
import type { ConversationPage } from "../api/types.ts";
import { useMay } from "../api/use-may.ts";
import styles from "./by-hand.module.css";
import { MoveChat } from "./move-chat.tsx";
import { NudgeAgent } from "./nudge-agent.tsx";

/** What a supervisor does in a running chat: hurry its agent, or give it to another (F096, F247). */
export function ByHand({ shop, page }: { shop: string; page: ConversationPage }) {
  const { t } = useTranslation();
  const may = useMay();
  const [open, setOpen] = useState<"nudge" | "move" | null>(null);
  const close = () => setOpen(null);
  if (!may.review || page.conversation.closed || page.conversation.channel === shopChannel) return null;
  return (
    <div className={styles.buttons}>
      <Button icon={<BellOutlined aria-hidden />} onClick={() => setOpen("nudge")}>
        {t("byHand.nudge.button")}
      </Button>
      <Button icon={<SwapOutlined aria-hidden />} onClick={() => setOpen("move")}>
        {t("byHand.move.button")}
      </Button>
      {open === "nudge" && <NudgeAgent shop={shop} page={page} onClose={close} />}
      {open === "move" && <MoveChat shop={shop} page={page} onClose={close} />}
    </div>
  );
}
