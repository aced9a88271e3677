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
    // The panel says itself what to do: a sign-in has no place in a frame.
    if (pathname === "/sign-in" || pathname.startsWith("/panel/")) return;
    // Cleared only then: a page that still shows would ask for its data again.
    void router.navigate(signInAddress(`${pathname}${search}`), { replace: true }).then(() => client.clear());
  },
});

createRoot(document.getElementById("root") as HTMLElement).render(
  <StrictMode>
    <Providers client={client}>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
);
