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

/** Images, products and links, named but not loaded: a reviewer's browser calls no address that a buyer chose. */
export function OtherParts({ content }: { content: string | null }) {
  const parts = partsOf(content).filter((part): part is OtherPart => part.type !== "text");
  if (parts.length === 0) return null;
  return (
    <ul className={styles.parts}>
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of a message have no ids and never move
        <li key={index}>
          <PartChip part={part} />
        </li>
      ))}
    </ul>
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
