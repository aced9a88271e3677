// refused
export function attack() {
  return [process.env, import.meta.env];
}
