import "./trusted-types.ts";
import "./theme/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "react-router/dom";
import { createQueryClient } from "./api/query-client.ts";
import { Providers } from "./app/providers.tsx";
import { createRouter, signInAddress } from "./app/router.tsx";
import { startLanguage } from "./text/language.ts";
import { applyAppearance } from "./theme/appearance.ts";

applyAppearance();
await startLanguage();

const router = createRouter();
const client = createQueryClient({
  signedOut() {
    const { pathname, search } = router.state.location;
    if (pathname === "/sign-in") return;
    client.clear();
    void router.navigate(signInAddress(`${pathname}${search}`), { replace: true });
  },
});

createRoot(document.getElementById("root") as HTMLElement).render(
  <StrictMode>
    <Providers client={client}>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
);
