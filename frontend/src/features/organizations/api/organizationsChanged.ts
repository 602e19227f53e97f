import { useQueryClient } from '@tanstack/react-query';

/** A name, a place or an end shows wherever the organisation is named. */
export function useOrganizationsChanged() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
}
