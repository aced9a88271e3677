import { useLocation, useParams } from "react-router";
import { PackPage } from "../pack/pack-page.tsx";
import { PacksPage } from "./packs-page.tsx";
import { overList } from "./point-address.ts";

/** The list of packs, or one pack. A point lies over whichever it was opened from; its address alone opens its pack. */
export function PacksPlace() {
  const { pack, point } = useParams();
  const isOverList = useLocation().state === overList;
  return pack === undefined || (point !== undefined && isOverList) ? (
    <PacksPage />
  ) : (
    <PackPage key={pack} pack={pack} />
  );
}
