// biome-ignore-all lint: as people write it
// biome-ignore-all format: as people write it

export function run() {
  const o = { k: [1] }; let a /* x */ = /* y */ 1 /* z */ + // end
   2; o /* 1 */ . /* 2 */ k /* 3 */ [ /* 4 */ 0 /* 5 */ ] /* 6 */ += /* 7 */ ( /* 8 */ 5 /* 9 */ ); o.k /* a */ [1] /* b */ = // c
   3; o /* d */ . /* e */ n /* f */ = 4; o.k[0] /* g */ ++; const g = ( /* h */ x /* i */ ) /* j */ => /* k */ x /* l */ + 1; return [o, a, g(1), /* m */ -a /* n */ ]
}
