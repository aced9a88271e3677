import { MultiBar, type SingleBar } from "cli-progress";

/** Lines that scroll above a progress bar; without a terminal, lines and now and then a line of progress. */
export function createScreen(total: number, unit: string) {
  const bars = process.stdout.isTTY
    ? new MultiBar({ format: `{bar} {value}/{total} ${unit}  {percentage}%`, hideCursor: true, clearOnComplete: false })
    : undefined;
  const bar: SingleBar | undefined = bars?.create(total, 0);
  let told = 0;
  return {
    line(text: string) {
      if (bars?.isActive) bars.log(`${text}\n`);
      else console.log(text);
    },
    progress(value: number) {
      bar?.update(value);
      const tenth = Math.floor((value / total) * 10);
      if (!bar && tenth > told) console.log(`${value}/${total} ${unit}  ${tenth * 10}%`);
      told = Math.max(told, tenth);
    },
    done() {
      bars?.update();
      bars?.stop();
    },
  };
}
