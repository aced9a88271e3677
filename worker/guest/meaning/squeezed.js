// biome-ignore-all lint: as people write it
// biome-ignore-all format: as people write it

export function run() {
  let a=1,b="2";const f=x=>x+b,g=(x,y=x+1)=>{if(x)return x+y;else return"n"+y},o={k:a+b,[a+"z"]:1};for(let i=0;i<2;i++)a+=i;a++;b+=b;return[f(a),g(1),g(0),o,typeof(a+b),void(a+1),a+ +b,a- -b,a+ ++a,-a+-a,!a+1,a<b==true,a!=b,[...b+a],{...{q:a+1}},a?b+1:b+2,(a,b)+1,a in[1,2,3,4,5,6,7],"k"in o]
}
