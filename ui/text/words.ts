/** The same keys in another language. */
export type Words<Part> = Part extends string ? string : { readonly [Key in keyof Part]: Words<Part[Key]> };
