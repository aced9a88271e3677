import { LeftOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Alert, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams } from "react-router";
import { packsQuery } from "../api/queries.ts";
import type { Pack } from "../api/types.ts";
import { useMay } from "../api/use-may.ts";
import { packAddress, packsAddress } from "../packs/point-address.ts";
import { PointDrawer } from "../packs/point-drawer.tsx";
import { Failure } from "../show/failure.tsx";
import { NothingHere } from "../show/nothing-here.tsx";
import { PageTitle } from "../show/page-title.tsx";
import { useWords } from "../text/use-language.ts";
import { Docs } from "./docs.tsx";
import { Facts } from "./facts.tsx";
import { ModelCard } from "./model-card.tsx";
import { Notices } from "./notices.tsx";
import { PackActions } from "./pack-actions.tsx";
import styles from "./pack-page.module.css";
import { PackPoints } from "./pack-points.tsx";
import { StateTag } from "./state-tag.tsx";
import { TierTag } from "./tier-tag.tsx";
import { Usage } from "./usage.tsx";
import { Versions } from "./versions.tsx";

/** One pack of the shop: what it is, what it finds here and what it costs, and everything that can be done about it. */
export function PackPage({ pack }: { pack: string }) {
  const { t } = useTranslation();
  const { shop = "" } = useParams();
  const packs = useQuery(packsQuery(shop));
  const found = packs.data?.packs.find(({ manifest }) => manifest.id === pack);
  return (
    <main className={styles.whole}>
      <Link className={styles.back} to={packsAddress(shop)}>
        <LeftOutlined aria-hidden /> {t("pack.back")}
      </Link>
      {packs.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {packs.isError && <Failure error={packs.error} onRetry={() => packs.refetch()} />}
      {packs.isSuccess && found === undefined && <Missing shop={shop} />}
      {found !== undefined && <Shown shop={shop} pack={found} />}
    </main>
  );
}

function Missing({ shop }: { shop: string }) {
  const { t } = useTranslation();
  return (
    <NothingHere
      title={t("pack.missing")}
      hint={t("pack.missingHint")}
      to={`${packsAddress(shop)}?show=available`}
      action={t("pack.seeAvailable")}
    />
  );
}

function Shown({ shop, pack }: { shop: string; pack: Pack }) {
  const { t } = useTranslation();
  const words = useWords();
  const { point } = useParams();
  const navigate = useNavigate();
  const { configure } = useMay();
  const { manifest, install, points } = pack;
  const title = words(manifest.title);
  const opened = points.find(({ id }) => id === `${manifest.id}/${point}`);
  return (
    <>
      <PageTitle>{title}</PageTitle>
      <header className={styles.head}>
        <h1>{title}</h1>
        <TierTag tier={install?.tier ?? "ours"} />
        <StateTag install={install} always />
        <PackActions shop={shop} pack={pack} mayWrite={configure} />
        <p>{words(manifest.description)}</p>
      </header>
      {!configure && <Alert type="info" showIcon title={t("pack.readOnly")} />}
      <Notices shop={shop} pack={pack} mayWrite={configure} />
      <div className={styles.columns}>
        <div>
          <PackPoints shop={shop} pack={pack} mayWrite={configure} onOpen={(id) => navigate(packAddress(shop, id))} />
          <Usage shop={shop} pack={pack} />
          <ModelCard manifest={manifest} />
          <Docs docs={manifest.docs} />
        </div>
        <aside>
          <Facts shop={shop} pack={pack} mayWrite={configure} />
          <Versions shop={shop} pack={pack} />
        </aside>
      </div>
      {opened && (
        <PointDrawer
          key={opened.id}
          shop={shop}
          point={opened}
          definition={manifest.points.find(({ id }) => id === point)}
          mayWrite={configure}
          onClose={() => navigate(packAddress(shop, manifest.id))}
        />
      )}
    </>
  );
}
