import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiFailure } from "./call.ts";

const worthRetrying = (error: Error) =>
  error instanceof ApiFailure && (error.code === "offline" || error.status === 503 || error.status === 429);

/** `signedOut` runs whenever the server no longer knows who we are. */
export function createQueryClient({ signedOut }: { signedOut: () => void }): QueryClient {
  const watch = (error: Error) => {
    if (error instanceof ApiFailure && error.status === 401) signedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    mutationCache: new MutationCache({
      onError: (error, _variables, _result, mutation) => {
        if (mutation.meta?.signIn !== true) watch(error);
      },
    }),
    defaultOptions: {
      queries: {
        retry: (count, error) => count < 3 && worthRetrying(error),
        refetchOnWindowFocus: true,
        staleTime: 5_000,
      },
    },
  });
}
