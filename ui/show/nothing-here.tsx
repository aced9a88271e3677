import { Button } from "antd";
import { Link } from "react-router";
import { PageNotice } from "./page-notice.tsx";

type NothingHereProps = { title: string; hint: string; to: string; action: string };

/** An address that leads to nothing, and the way on. */
export function NothingHere({ title, hint, to, action }: NothingHereProps) {
  return (
    <PageNotice
      tone="info"
      title={title}
      hint={hint}
      extra={
        <Link to={to}>
          <Button type="primary">{action}</Button>
        </Link>
      }
    />
  );
}
