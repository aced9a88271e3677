import { Button, Result } from "antd";
import { Link } from "react-router";

type NothingHereProps = { title: string; hint: string; to: string; action: string };

/** An address that leads to nothing, and the way on. */
export function NothingHere({ title, hint, to, action }: NothingHereProps) {
  return (
    <Result
      status="info"
      title={<h1 style={{ fontSize: 22 }}>{title}</h1>}
      subTitle={hint}
      extra={
        <Link to={to}>
          <Button type="primary">{action}</Button>
        </Link>
      }
    />
  );
}
