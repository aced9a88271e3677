import { z } from "zod";

/** Ids of packs, points, rules and their codes. */
export const kebabId = z
  .string()
  .max(64)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "kebab-case");

/** Rows of the product's feature list that something answers. */
export const rows = z.array(z.string().regex(/^[FN]\d{2,3}$/, "a row such as F102")).max(50);
