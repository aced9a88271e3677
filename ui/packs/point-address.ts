/** Says of a visit to a point that the list of all packs lies beneath, and not its pack's page. */
export const overList = "over-list";

export const packsAddress = (shop: string) => `/shops/${encodeURIComponent(shop)}/packs`;

/** `id`: a pack's id, or a point's full id. */
export const packAddress = (shop: string, id: string) =>
  `${packsAddress(shop)}/${id.split("/").map(encodeURIComponent).join("/")}`;
