import { LeftOutlined, RightOutlined, ZoomInOutlined, ZoomOutOutlined } from "@ant-design/icons";
import { Button, Modal, Spin } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { apiPath } from "../api/call.ts";
import { dateAndClock } from "../show/time.ts";
import { usePlace } from "../show/use-place.ts";
import type { ChatImage } from "./chat-images.ts";
import styles from "./image-viewer.module.css";
import { safeLink } from "./parts.ts";

type ImageViewerProps = {
  shop: string;
  images: readonly ChatImage[];
  /** `key` of the image that is shown. */
  shown: string;
  onShow: (key: string) => void;
  onClose: () => void;
};

/** The images of a chat one by one, with who sent each and when; ← and → page, Escape closes (F142). */
export function ImageViewer({ shop, images, shown, onShow, onClose }: ImageViewerProps) {
  const { t } = useTranslation();
  const index = images.findIndex(({ key }) => key === shown);
  const [image, before, next] = [images[index], images[index - 1], images[index + 1]];
  useEffect(() => {
    const page = ({ key }: KeyboardEvent) => {
      if (key === "ArrowLeft" && before !== undefined) onShow(before.key);
      if (key === "ArrowRight" && next !== undefined) onShow(next.key);
    };
    window.addEventListener("keydown", page);
    return () => window.removeEventListener("keydown", page);
  }, [before, next, onShow]);
  if (image === undefined) return null;
  return (
    <Modal
      open
      centered
      width="min(960px, 96vw)"
      title={t("images.title", { number: index + 1, count: images.length })}
      footer={null}
      onCancel={onClose}
    >
      <div className={styles.pages}>
        <Button
          icon={<LeftOutlined aria-hidden />}
          aria-label={t("images.before")}
          disabled={before === undefined}
          onClick={() => before && onShow(before.key)}
        />
        <Picture key={image.key} shop={shop} image={image} />
        <Button
          icon={<RightOutlined aria-hidden />}
          aria-label={t("images.next")}
          disabled={next === undefined}
          onClick={() => next && onShow(next.key)}
        />
      </div>
    </Modal>
  );
}

function Picture({ shop, image: { message, place, url } }: { shop: string; image: ChatImage }) {
  const { t } = useTranslation();
  const where = usePlace(shop);
  const [state, setState] = useState<"loading" | "there" | "failed">("loading");
  const [zoomed, setZoomed] = useState(false);
  const { conversation, channel, event, role, author, authorName, at } = message;
  const who = [t(`speaker.${role}`), role === "system" ? "" : (authorName ?? author)].join(" ").trim();
  const when = dateAndClock(at, where);
  const link = safeLink(url);
  return (
    <figure className={styles.figure} aria-live="polite">
      <div className={styles.frame} data-zoomed={zoomed}>
        {state === "loading" && <Spin className={styles.spin} />}
        {state === "failed" ? (
          <p className={styles.failed}>{t("images.failed")}</p>
        ) : (
          <img
            src={apiPath(["shops", shop, "conversations", conversation, "images", event, String(place)], { channel })}
            alt={t("images.alt", { who, when })}
            referrerPolicy="no-referrer"
            onLoad={() => setState("there")}
            onError={() => setState("failed")}
          />
        )}
      </div>
      <figcaption className={styles.caption}>
        <bdi>{who}</bdi> <time dateTime={new Date(at).toISOString()}>{when}</time>
        <span className={styles.tools}>
          {link !== null && (
            <a href={link} target="_blank" rel="noopener noreferrer nofollow">
              {t("images.original")}
            </a>
          )}
          <Button
            size="small"
            icon={zoomed ? <ZoomOutOutlined aria-hidden /> : <ZoomInOutlined aria-hidden />}
            aria-pressed={zoomed}
            disabled={state !== "there"}
            onClick={() => setZoomed(!zoomed)}
          >
            {t("images.zoom")}
          </Button>
        </span>
      </figcaption>
    </figure>
  );
}
