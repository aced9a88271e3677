import { LockOutlined, UserOutlined } from "@ant-design/icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useLocation, useNavigate } from "react-router";
import { ApiFailure, call } from "../api/call.ts";
import type { Me } from "../api/types.ts";
import { Failure } from "../show/failure.tsx";
import { PageNotice } from "../show/page-notice.tsx";
import { useLanguage } from "../text/use-language.ts";
import { Entrance } from "./entrance.tsx";
import styles from "./sign-in.module.css";

type Invited = {
  email: string;
  merchant: string;
  role: Me["member"]["role"];
  ownRole: string | null;
  hasAccount: boolean;
};
type Answers = { name?: string; password: string };

/** Where a link of invitation leads. The token stands behind the `#` and goes to the server in a body only. */
export function Invitation() {
  const { t } = useTranslation();
  const token = useLocation().hash.slice(1);
  const invited = useQuery({
    queryKey: ["invitation", token],
    queryFn: () => call<Invited>("/v1/auth/invitation", { method: "POST", body: { token } }),
    enabled: token !== "",
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const isVoid = token === "" || (invited.error instanceof ApiFailure && invited.error.status === 404);
  const isElsewhere = invited.error instanceof ApiFailure && invited.error.status === 409;
  return (
    <Entrance title={t("invitation.title")}>
      {isVoid || isElsewhere ? (
        <PageNotice
          tone="warning"
          title={t(isVoid ? "invitation.void" : "invitation.elsewhere")}
          hint={t(isVoid ? "invitation.voidHint" : "invitation.elsewhereHint")}
          extra={<Link to="/sign-in">{t("signIn.title")}</Link>}
        />
      ) : (
        <div className={styles.form}>
          {invited.isPending && <Skeleton active />}
          {invited.isError && <Failure error={invited.error} onRetry={() => invited.refetch()} />}
          {invited.data !== undefined && <Accept token={token} invited={invited.data} />}
        </div>
      )}
    </Entrance>
  );
}

function Accept({ token, invited }: { token: string; invited: Invited }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const language = useLanguage();
  const accepting = useMutation({
    mutationFn: (answers: Answers) =>
      call<unknown>("/v1/auth/invitation/accept", { method: "POST", body: { token, language, ...answers } }),
    meta: { signIn: true },
    async onSuccess() {
      client.clear();
      await navigate("/", { replace: true });
    },
  });
  const { error } = accepting;
  const isWrong = error instanceof ApiFailure && error.path === "password";
  const { email, merchant, role, ownRole, hasAccount } = invited;
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      validateTrigger="onSubmit"
      onFinish={(values: Answers) => accepting.mutate(values)}
    >
      <h1>{t("invitation.title")}</h1>
      <p className={styles.invited}>{t("invitation.lead", { merchant, role: ownRole ?? t(`role.${role}`) })}</p>
      {error !== null && !isWrong && <Failure error={error} />}
      <Form.Item label={t("signIn.email")}>
        <Input size="large" aria-label={t("signIn.email")} value={email} readOnly autoComplete="username" />
      </Form.Item>
      {!hasAccount && (
        <Form.Item
          name="name"
          label={t("invitation.name")}
          rules={[{ required: true, whitespace: true, message: t("invitation.nameNeeded") }]}
        >
          <Input size="large" prefix={<UserOutlined aria-hidden />} autoComplete="name" maxLength={80} autoFocus />
        </Form.Item>
      )}
      <Form.Item
        name="password"
        label={t(hasAccount ? "signIn.password" : "invitation.password")}
        extra={t(hasAccount ? "invitation.hasAccount" : "account.newHint")}
        rules={[
          { required: true, message: t("signIn.passwordNeeded") },
          ...(hasAccount ? [] : [{ min: 12, message: t("account.tooShort") }]),
        ]}
        {...(isWrong && { validateStatus: "error" as const, help: t("invitation.passwordWrong") })}
      >
        <Input.Password
          size="large"
          prefix={<LockOutlined aria-hidden />}
          maxLength={128}
          autoComplete={hasAccount ? "current-password" : "new-password"}
        />
      </Form.Item>
      <Button type="primary" size="large" htmlType="submit" block loading={accepting.isPending}>
        {t("invitation.accept")}
      </Button>
    </Form>
  );
}
