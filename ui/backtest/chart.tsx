import { BarChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useCallback } from "react";
import { ChartCanvas, type Colours } from "../show/chart-canvas.tsx";
import { barOptions, type Picture } from "./chart-options.ts";

// Only what is drawn is bundled; this file is a chunk of its own.
use([BarChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

export function Chart({ picture, label }: { picture: Picture; label: string }) {
  const options = useCallback((colours: Colours) => barOptions(picture, colours), [picture]);
  return <ChartCanvas options={options} height={200} label={label} />;
}
