// stopped
export function attack() {
  const wide = {};
  for (let index = 0; index < 20_000; index++) wide[`k${index}`] = index;
  const kept = [];
  const copy = ({ k1, ...others }) => others;
  for (;;) {
    kept.push({ ...wide }, copy(wide));
    const { k2, ...others } = wide;
    kept.push(others, Object.assign({}, wide), Object.entries(wide));
  }
}
