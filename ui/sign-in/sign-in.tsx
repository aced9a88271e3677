import { LockOutlined, MailOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useSearchParams } from "react-router";
import { enterWithPasskey } from "../account/passkeys-api.ts";
import { ApiFailure } from "../api/call.ts";
import { meQuery } from "../api/queries.ts";
import { signIn } from "../api/writes.ts";
import { Failure } from "../show/failure.tsx";
import { Entrance } from "./entrance.tsx";
import { PasskeyButton } from "./passkey-button.tsx";
import styles from "./sign-in.module.css";
import { wantedAddress } from "./wanted-address.ts";

export function SignIn() {
  const { t } = useTranslation();
  return (
    <Entrance title={t("signIn.title")}>
      <SignInForm />
    </Entrance>
  );
}

function SignInForm() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [search] = useSearchParams();
  const options = {
    meta: { signIn: true },
    async onSuccess() {
      client.removeQueries({ queryKey: meQuery.queryKey });
      await navigate(wantedAddress(search.get("next")), { replace: true });
    },
  };
  const entering = useMutation({ mutationFn: signIn, ...options });
  const passing = useMutation({ mutationFn: enterWithPasskey, ...options });
  return (
    <Form
      className={styles.form}
      layout="vertical"
      requiredMark={false}
      validateTrigger="onSubmit"
      onFinish={(values: { email: string; password: string }) => entering.mutate(values)}
    >
      <h1>{t("signIn.title")}</h1>
      {entering.isError && <SignInError error={entering.error} />}
      <Form.Item
        name="email"
        label={t("signIn.email")}
        rules={[
          { required: true, message: t("signIn.emailNeeded") },
          { type: "email", message: t("signIn.emailWrong") },
        ]}
      >
        <Input size="large" prefix={<MailOutlined aria-hidden />} autoComplete="username" inputMode="email" autoFocus />
      </Form.Item>
      <Form.Item
        name="password"
        label={t("signIn.password")}
        rules={[{ required: true, message: t("signIn.passwordNeeded") }]}
      >
        <Input.Password size="large" prefix={<LockOutlined aria-hidden />} autoComplete="current-password" />
      </Form.Item>
      <Button type="primary" size="large" htmlType="submit" block loading={entering.isPending}>
        {t("signIn.submit")}
      </Button>
      <PasskeyButton entering={passing} />
      <p className={styles.hint}>
        <Link to="/forgot">{t("access.forgot.link")}</Link>
      </p>
      <p className={styles.hint}>{t("signIn.demo")}</p>
    </Form>
  );
}

/** Refused credentials are an everyday event and get plain words; everything else is shown as any failure. */
function SignInError({ error }: { error: Error }) {
  const { t } = useTranslation();
  const refused = error instanceof ApiFailure && (error.status === 401 || error.status === 403);
  if (!refused) return <Failure error={error} />;
  return (
    <Alert role="alert" type="error" showIcon title={t(error.status === 403 ? "account.disabled" : "signIn.wrong")} />
  );
}
