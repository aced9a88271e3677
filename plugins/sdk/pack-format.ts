/** What says that a file is a pack, and how large it may be. Apart from the schema, so that pages need not load it to say so. */
export const packFormat = "interject-pack/1";

export const packLimits = {
  /** Characters of the bundle. A point is a few thousand. */
  code: 262_144,
  /** Bytes of the whole file. */
  file: 1_048_576,
} as const;
