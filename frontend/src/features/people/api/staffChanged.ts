import { useQueryClient } from '@tanstack/react-query';

/** A change of a person or a membership shows in lists of both. */
export function useStaffChanged() {
  const client = useQueryClient();
  return async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: ['people'] }),
      client.invalidateQueries({ queryKey: ['memberships'] }),
    ]);
  };
}
