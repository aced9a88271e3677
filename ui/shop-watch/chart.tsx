import { BarChart } from "echarts/charts";
import { GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useCallback } from "react";
import { ChartCanvas, type Colours } from "../show/chart-canvas.tsx";
import { type Bars, optionsOf } from "./chart-options.ts";

// Only what is drawn is bundled; this file is a chunk of its own.
use([BarChart, GridComponent, MarkLineComponent, TooltipComponent, CanvasRenderer]);

/** Bars, drawn on a canvas: `label` says to a screen reader what the picture shows. */
export function Chart({ bars, label }: { bars: Bars; label: string }) {
  const options = useCallback((colours: Colours) => optionsOf(bars, colours), [bars]);
  return <ChartCanvas options={options} height={bars.lying ? 28 * bars.items.length + 16 : 220} label={label} />;
}
