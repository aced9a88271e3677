// refused
class Returns {
  constructor(target) {
    return target;
  }
}
class Stamp extends Returns {
  #kept = "x".repeat(1e6);
}
export function attack() {
  return [new Stamp(Array)];
}
