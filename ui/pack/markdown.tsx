import type { ComponentProps } from "react";
import ReactMarkdown from "react-markdown";
import remarkGfm from "remark-gfm";
import styles from "./markdown.module.css";
import { webAddress } from "./web-address.ts";

/** Headings of a page inside a page; pictures are left out, since the page's policy would not load them. */
const components = {
  h1: (props: ComponentProps<"h3">) => <h3>{props.children}</h3>,
  h2: (props: ComponentProps<"h3">) => <h3>{props.children}</h3>,
  h3: (props: ComponentProps<"h4">) => <h4>{props.children}</h4>,
  h4: (props: ComponentProps<"h4">) => <h4>{props.children}</h4>,
  h5: (props: ComponentProps<"h4">) => <h4>{props.children}</h4>,
  h6: (props: ComponentProps<"h4">) => <h4>{props.children}</h4>,
  img: ({ alt = "" }: ComponentProps<"img">) => <em>{alt}</em>,
  a: ({ href, children }: ComponentProps<"a">) =>
    href === undefined || href === "" ? (
      <span>{children}</span>
    ) : (
      <a href={href} target="_blank" rel="noopener noreferrer nofollow">
        {children}
      </a>
    ),
  table: (props: ComponentProps<"table">) => (
    <div className={styles.scroll}>
      <table>{props.children}</table>
    </div>
  ),
};

/**
 * What a stranger wrote, as elements: no HTML of his is ever parsed, and his links lead to the web or nowhere.
 */
export function Markdown({ text }: { text: string }) {
  return (
    <div className={styles.text}>
      <ReactMarkdown remarkPlugins={[remarkGfm]} components={components} urlTransform={webAddress} skipHtml>
        {text}
      </ReactMarkdown>
    </div>
  );
}
