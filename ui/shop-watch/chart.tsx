import { BarChart } from "echarts/charts";
import { GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { type ECharts, init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { useAppearance } from "../theme/appearance.ts";
import { type Bars, optionsOf } from "./chart-options.ts";
import styles from "./shop-watch.module.css";

// Only what is drawn is bundled; this file is a chunk of its own.
use([BarChart, GridComponent, MarkLineComponent, TooltipComponent, CanvasRenderer]);

/** Bars, drawn on a canvas: `label` says to a screen reader what the picture shows. */
export function Chart({ bars, label }: { bars: Bars; label: string }) {
  const { dark } = useAppearance();
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | null>(null);

  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const drawn = init(element);
    chart.current = drawn;
    const observer = new ResizeObserver(() => drawn.resize());
    observer.observe(element);
    return () => {
      observer.disconnect();
      drawn.dispose();
      chart.current = null;
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read anew when the page turns dark or light
  useEffect(() => {
    chart.current?.setOption(optionsOf(bars, colours()), { notMerge: true });
  }, [bars, dark]);

  const height = bars.lying ? 28 * bars.items.length + 16 : 220;
  return <div ref={place} className={styles.chart} style={{ height }} role="img" aria-label={label} />;
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
