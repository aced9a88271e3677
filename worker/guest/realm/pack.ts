/** Stands for the code of a pack, which takes this place in a guest. Each call makes the pack anew, from its first line on. */
export default function make(): unknown {
  return { points: [], interventions: [] };
}
