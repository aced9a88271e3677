// biome-ignore-all lint: as people write it

export function run() {
  const of = (v) => {
    let r = "";
    switch (v) {
      case 1:
      case "1":
        r += "one";
      case 2:
        r += "two";
        break;
      default:
        r += "other";
      case 3: {
        r += "three";
      }
    }
    return r;
  };
  const dyn = (v, w) => {
    switch (v) {
      case w:
        return "same";
      case (w, "x"):
        return "x";
      default:
        return "no";
    }
  };
  return [of(1), of("1"), of(2), of(3), of(4), dyn(1, 1), dyn("x", 2), dyn(1, 2)];
}
