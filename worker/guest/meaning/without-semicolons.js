// biome-ignore-all lint: as people write it
// biome-ignore-all format: as people write it

export function run() {
  let a = 1
  let b = 2
  a
  ++b
  let c = a
  ;[a, b] = [b, a]
  const f = () => 5
  let d = f
  /*x*/ b--
  var g = a
  if (a) b++
  else b--
  do a--
  while (a > 0)
  let h = `${a}`
  while (h.length < 3) h += "x"
  for (const x of [1]) c += x
  return [a, b, c, d === f, g, h]
}
