import { BarChart } from "echarts/charts";
import { GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import EChartsCore from "echarts-for-react/esm/core.js";
import { useAppearance } from "../theme/appearance.ts";
import { type Bars, optionsOf } from "./chart-options.ts";
import styles from "./shop-watch.module.css";

// Only what is drawn is bundled; this file is a chunk of its own.
use([BarChart, GridComponent, MarkLineComponent, TooltipComponent, CanvasRenderer]);

/** Bars, drawn on a canvas: `label` says to a screen reader what the picture shows. */
export function Chart({ bars, label }: { bars: Bars; label: string }) {
  // The colours are read anew when the page turns dark or light.
  const { dark } = useAppearance();
  const height = bars.lying ? 28 * bars.items.length + 16 : 220;
  return (
    <div className={styles.chart} role="img" aria-label={label}>
      <EChartsCore
        key={String(dark)}
        echarts={echarts}
        option={optionsOf(bars, colours())}
        notMerge
        lazyUpdate
        style={{ height, width: "100%" }}
      />
    </div>
  );
}

function colours() {
  const style = getComputedStyle(document.documentElement);
  const named = (name: string) => style.getPropertyValue(name).trim();
  return {
    bar: named("--primary"),
    high: named("--urgent"),
    ink: named("--ink-3"),
    line: named("--line"),
    surface: named("--surface"),
    text: named("--ink"),
    font: named("--font"),
  };
}
