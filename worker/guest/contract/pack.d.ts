declare const pack: {
  readonly points: readonly { readonly id: string }[];
  readonly interventions: readonly { readonly id: string }[];
};
export default pack;
