/** The same keys in another language. */
export type Words<Part> = { [Key in keyof Part]: Part[Key] extends string ? string : Words<Part[Key]> };
