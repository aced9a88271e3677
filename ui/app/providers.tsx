import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { App, ConfigProvider } from "antd";
import type { ReactNode } from "react";
import { componentLocale } from "../text/language.ts";
import { useLanguage } from "../text/use-language.ts";
import { useAppearance } from "../theme/appearance.ts";
import { useReducedMotion } from "../theme/reduced-motion.ts";
import { themeOf } from "../theme/tokens.ts";

type ProvidersProps = { client: QueryClient; children: ReactNode };

export function Providers({ client, children }: ProvidersProps) {
  const language = useLanguage();
  const { dark } = useAppearance();
  const reducedMotion = useReducedMotion();
  return (
    <QueryClientProvider client={client}>
      <ConfigProvider
        button={{ autoInsertSpace: false }}
        locale={componentLocale(language)}
        theme={themeOf({ dark, reducedMotion })}
      >
        <App component={false}>{children}</App>
      </ConfigProvider>
    </QueryClientProvider>
  );
}
