import { LockOutlined } from "@ant-design/icons";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Button, Form, Input, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";
import { ApiFailure, call } from "../api/call.ts";
import { Failure } from "../show/failure.tsx";
import { PageNotice } from "../show/page-notice.tsx";
import { Entrance } from "./entrance.tsx";
import styles from "./sign-in.module.css";

/** Where a link that sets a new password leads. The token stands behind the `#` and goes to the server in a body only. */
export function Reset() {
  const { t } = useTranslation();
  const token = useLocation().hash.slice(1);
  const link = useQuery({
    queryKey: ["password-reset", token],
    queryFn: () => call<{ email: string }>("/v1/auth/password-reset/link", { method: "POST", body: { token } }),
    enabled: token !== "",
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const setting = useMutation({
    mutationFn: ({ password }: { password: string }) =>
      call<unknown>("/v1/auth/password-reset/complete", { method: "POST", body: { token, password } }),
    meta: { signIn: true },
  });
  const isGone = (error: Error | null) => error instanceof ApiFailure && error.status === 404;
  const isVoid = token === "" || isGone(link.error) || isGone(setting.error);
  const told = (what: "void" | "done") => (
    <PageNotice
      tone={what === "void" ? "warning" : "success"}
      title={t(`access.forgot.${what}`)}
      hint={t(`access.forgot.${what}Hint`)}
      extra={
        <Link to={what === "void" ? "/forgot" : "/sign-in"}>
          {t(what === "void" ? "access.forgot.title" : "access.forgot.signIn")}
        </Link>
      }
    />
  );
  return (
    <Entrance title={t("access.forgot.newTitle")}>
      {setting.isSuccess ? (
        told("done")
      ) : isVoid ? (
        told("void")
      ) : (
        <div className={styles.form}>
          {link.isPending && <Skeleton active />}
          {link.isError && <Failure error={link.error} onRetry={() => link.refetch()} />}
          {link.data !== undefined && (
            <Form layout="vertical" requiredMark={false} validateTrigger="onSubmit" onFinish={setting.mutate}>
              <h1>{t("access.forgot.newTitle")}</h1>
              {setting.error !== null && <Failure error={setting.error} />}
              <Form.Item label={t("signIn.email")}>
                <Input
                  size="large"
                  aria-label={t("signIn.email")}
                  value={link.data.email}
                  readOnly
                  autoComplete="username"
                />
              </Form.Item>
              <Form.Item
                name="password"
                label={t("account.new")}
                extra={t("account.newHint")}
                rules={[{ required: true, min: 12, message: t("account.tooShort") }]}
              >
                <Input.Password
                  size="large"
                  prefix={<LockOutlined aria-hidden />}
                  maxLength={128}
                  autoComplete="new-password"
                  autoFocus
                />
              </Form.Item>
              <Button type="primary" size="large" htmlType="submit" block loading={setting.isPending}>
                {t("access.forgot.set")}
              </Button>
            </Form>
          )}
        </div>
      )}
    </Entrance>
  );
}
