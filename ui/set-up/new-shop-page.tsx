import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Form, Input } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { ApiFailure } from "../api/call.ts";
import { meQuery } from "../api/queries.ts";
import { signOut } from "../api/writes.ts";
import { Failure } from "../show/failure.tsx";
import { Loading } from "../show/loading.tsx";
import { PageNotice } from "../show/page-notice.tsx";
import { Entrance } from "../sign-in/entrance.tsx";
import { useLanguage } from "../text/use-language.ts";
import { createShop } from "./create-shop.ts";
import styles from "./set-up.module.css";

/** The first step of a set-up: a shop with a name. Also for a further shop (F012). */
export function NewShopPage() {
  const { t } = useTranslation();
  const me = useQuery(meQuery);
  if (me.isPending) return <Loading />;
  return (
    <Entrance title={t("setUp.title")}>
      <div className={styles.entrance}>
        {me.isError && <Failure error={me.error} onRetry={() => me.refetch()} />}
        {me.isSuccess && !me.data.manages && (
          <PageNotice tone="info" title={t("setUp.none.title")} hint={t("setUp.none.hint")} />
        )}
        {me.isSuccess && me.data.manages && <NameForm />}
        {me.isSuccess && (
          <p className={styles.away}>
            {me.data.shops.length > 0 ? <Link to="/">{t("notFound.home")}</Link> : <SignOut />}
          </p>
        )}
      </div>
    </Entrance>
  );
}

/** Whoever came in with the wrong account has no other page yet. */
function SignOut() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const leaving = useMutation({
    mutationFn: signOut,
    async onSuccess() {
      await navigate("/sign-in");
      client.clear();
    },
  });
  return (
    <Button type="link" loading={leaving.isPending} onClick={() => leaving.mutate()}>
      {t("header.signOut")}
    </Button>
  );
}

function NameForm() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const client = useQueryClient();
  const language = useLanguage();
  const field = useId();
  const [name, setName] = useState("");
  const [id, setId] = useState("");
  const making = useMutation({
    mutationFn: () => createShop({ name: name.trim(), language, ...(id.trim() !== "" && { id: id.trim() }) }),
    async onSuccess(shop) {
      await client.invalidateQueries({ queryKey: meQuery.queryKey });
      message.success(t("setUp.shop.made", { name: shop.name }));
      await navigate(`/shops/${encodeURIComponent(shop.id)}/set-up?step=channel`);
    },
  });
  const { error } = making;
  const at = error instanceof ApiFailure ? error.path : undefined;
  const wrong = (here: string, key: "nameNeeded" | "idWrong") =>
    at === here ? { validateStatus: "error" as const, help: t(`setUp.shop.${key}`) } : {};
  return (
    <Form layout="vertical" requiredMark={false} onFinish={() => making.mutate()}>
      <p className={styles.count}>{t("setUp.stepOf", { step: 1, steps: 6 })}</p>
      <h1>{t("setUp.shop.title")}</h1>
      <p className={styles.hint}>{t("setUp.shop.hint")}</p>
      {error !== null && at !== "name" && at !== "id" && <Failure error={error} />}
      <Form.Item label={t("setUp.shop.name")} htmlFor={`${field}-name`} {...wrong("name", "nameNeeded")}>
        <Input
          id={`${field}-name`}
          size="large"
          autoFocus
          maxLength={80}
          placeholder={t("setUp.shop.nameHint")}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
      </Form.Item>
      <Form.Item
        label={t("setUp.shop.id")}
        htmlFor={`${field}-id`}
        extra={t("setUp.shop.idHint")}
        {...wrong("id", "idWrong")}
      >
        <Input
          id={`${field}-id`}
          maxLength={63}
          placeholder="my-shop"
          value={id}
          onChange={({ target }) => setId(target.value)}
        />
      </Form.Item>
      <Button type="primary" size="large" htmlType="submit" block loading={making.isPending}>
        {t("setUp.shop.make")}
      </Button>
    </Form>
  );
}
