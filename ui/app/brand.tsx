import styles from "./header.module.css";

export function Brand() {
  return (
    <>
      <img src="/favicon.svg" width={26} height={26} alt="" />
      <span className={styles.name}>Interject</span>
    </>
  );
}
