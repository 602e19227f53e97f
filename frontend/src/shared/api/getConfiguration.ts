import { useQuery } from '@tanstack/react-query';
import { loadConfiguration } from './loadConfiguration';

export const useConfiguration = () =>
  useQuery({ queryKey: ['configuration'], queryFn: loadConfiguration, staleTime: Infinity });

/** The pages of the own account, where the sign-in service is the bundled one: it answers at this address too. */
export function useAccountPage(): string | null {
  const issuer = useConfiguration().data?.issuer;
  return issuer && new URL(issuer, window.location.origin).origin === window.location.origin
    ? `${issuer}/account`
    : null;
}
