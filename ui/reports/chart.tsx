import { HeatmapChart, LineChart } from "echarts/charts";
import { GridComponent, TooltipComponent, VisualMapComponent } from "echarts/components";
import { use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useCallback } from "react";
import { ChartCanvas, type Colours } from "../show/chart-canvas.tsx";
import { type Cells, heatOptions, type Line, lineOptions } from "./chart-options.ts";

// Only what is drawn is bundled; this file is a chunk of its own.
use([LineChart, HeatmapChart, GridComponent, TooltipComponent, VisualMapComponent, CanvasRenderer]);

export type Picture =
  | { readonly kind: "line"; readonly line: Line }
  | { readonly kind: "heat"; readonly cells: Cells; readonly weekdays: readonly string[] };

export function Chart({ picture, label }: { picture: Picture; label: string }) {
  const options = useCallback(
    (colours: Colours) =>
      picture.kind === "line" ? lineOptions(picture.line, colours) : heatOptions(picture, colours),
    [picture],
  );
  return <ChartCanvas options={options} height={220} label={label} />;
}
