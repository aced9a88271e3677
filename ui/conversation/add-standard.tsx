import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import type { MessageItem } from "../api/types.ts";
import { useMay } from "../api/use-may.ts";
import styles from "./add-standard.module.css";
import { StandardForm } from "./standard-form.tsx";

/** As most lists take them; longer words would match nobody else. */
const length = { least: 2, most: 120 };

export type Picked = { readonly words: string; readonly byBuyer: boolean };
type Offered = Picked & { readonly top: number; readonly left: number };

/** Beside words that a reader has selected in a message: make a standard of them (F023). */
export function AddStandard({ shop, messages }: { shop: string; messages: readonly MessageItem[] }) {
  const { t } = useTranslation();
  const may = useMay();
  const [offered, setOffered] = useState<Offered | null>(null);
  const [picked, setPicked] = useState<Picked | null>(null);

  useEffect(() => {
    if (!may.configure) return;
    const look = () => setOffered(offerOf(document.getSelection(), messages));
    document.addEventListener("selectionchange", look);
    return () => document.removeEventListener("selectionchange", look);
  }, [may.configure, messages]);

  return (
    <>
      {offered !== null &&
        picked === null &&
        createPortal(
          <Button
            className={styles.offer}
            style={{ top: offered.top, left: offered.left }}
            size="small"
            type="primary"
            icon={<PlusOutlined aria-hidden />}
            // The selection must not be lost before the click has read it.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => setPicked(offered)}
          >
            {t("review.add.open")}
          </Button>,
          document.body,
        )}
      {picked !== null && <StandardForm shop={shop} picked={picked} onClose={() => setPicked(null)} />}
    </>
  );
}

/** What of a selection can become a standard: words inside one message of the transcript. */
function offerOf(selection: Selection | null, messages: readonly MessageItem[]): Offered | null {
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const { startContainer: start } = range;
  // Where it begins: a triple click selects to the beginning of what follows the message.
  const text = (start instanceof Element ? start : start.parentElement)?.closest("p");
  const event = text?.closest<HTMLElement>("[data-event]")?.dataset.event;
  const message = messages.find((one) => one.event === event);
  const words = selection.toString().trim();
  if (message === undefined || message.role === "system" || !text?.textContent?.includes(words)) return null;
  if (words.length < length.least || words.length > length.most) return null;
  const { bottom, left } = range.getBoundingClientRect();
  return { words, byBuyer: message.role === "buyer", top: bottom + 6, left };
}
