import { type ECharts, type EChartsCoreOption, init } from "echarts/core";
import { useEffect, useRef } from "react";
import { useAppearance } from "../theme/appearance.ts";

/** Colours of the page as charts take them: a canvas knows no CSS variables. */
export type Colours = {
  [name in "bar" | "high" | "ink" | "line" | "surface" | "text" | "font"]: string;
};

type ChartCanvasProps = {
  /** Must stay the same as long as the picture does. */
  options: (colours: Colours) => EChartsCoreOption;
  height: number;
  /** Says to a screen reader what the picture shows. */
  label: string;
};

/** A picture on a canvas. Whoever uses it registers the parts of the library that it draws with, in a chunk of its own. */
export function ChartCanvas({ options, height, label }: ChartCanvasProps) {
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
    chart.current?.setOption(options(colours()), { notMerge: true });
  }, [options, dark]);

  return <div ref={place} style={{ width: "100%", height }} role="img" aria-label={label} />;
}

function colours(): Colours {
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
