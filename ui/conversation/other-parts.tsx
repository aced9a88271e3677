import { FileImageOutlined, LinkOutlined, ProfileOutlined, ShoppingOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { Part } from "../../plugins/sdk/event.ts";
import styles from "./other-parts.module.css";
import { partsOf, safeLink } from "./parts.ts";

const icons = {
  image: FileImageOutlined,
  product: ShoppingOutlined,
  order: ProfileOutlined,
  link: LinkOutlined,
  card: ProfileOutlined,
} as const;

type OtherPart = Exclude<Part, { type: "text" }>;

type OtherPartsProps = {
  content: string | null;
  /** Shows the image at that place of the content; absent: images are links, too. */
  onImage?: (place: number) => void;
};

/** Images, products and links, named but not loaded: a reviewer's browser calls no address that a buyer chose. */
export function OtherParts({ content, onImage }: OtherPartsProps) {
  const parts = partsOf(content).flatMap((part, place) => (part.type === "text" ? [] : [{ part, place }]));
  if (parts.length === 0) return null;
  return (
    <ul className={styles.parts}>
      {parts.map(({ part, place }) => (
        <li key={place}>
          {part.type === "image" && part.url !== undefined && onImage !== undefined ? (
            <ImageChip onOpen={() => onImage(place)} />
          ) : (
            <PartChip part={part} />
          )}
        </li>
      ))}
    </ul>
  );
}

function ImageChip({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation();
  return (
    <button type="button" className={styles.part} aria-haspopup="dialog" aria-label={t("images.open")} onClick={onOpen}>
      <FileImageOutlined aria-hidden /> {t("conversation.image")}
    </button>
  );
}

function PartChip({ part }: { part: OtherPart }) {
  const { t } = useTranslation();
  const Icon = icons[part.type];
  const url = "url" in part ? part.url : undefined;
  const title = ("title" in part ? part.title : undefined) ?? ("id" in part ? part.id : url);
  const link = safeLink(url);
  const label = (
    <>
      <Icon aria-hidden /> {t(`conversation.${part.type}`)} {title !== undefined && <bdi>{title}</bdi>}
    </>
  );
  if (link === null) return <span className={styles.part}>{label}</span>;
  return (
    <a className={styles.part} href={link} target="_blank" rel="noopener noreferrer nofollow">
      {label}
    </a>
  );
}
