import styles from "./quote.module.css";

type QuoteProps = { quotes: readonly string[]; most?: number };

/** Quoted evidence as plain text, in the direction of its own script. */
export function Quotes({ quotes, most = 2 }: QuoteProps) {
  const distinct = [...new Set(quotes)].filter((quote) => quote !== "");
  const rest = distinct.length - most;
  return (
    <>
      {distinct.slice(0, most).map((quote) => (
        <q className={styles.quote} dir="auto" key={quote}>
          {quote}
        </q>
      ))}
      {rest > 0 && <span className={styles.rest}>+{rest}</span>}
    </>
  );
}
