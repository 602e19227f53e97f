import { useMutation, useQueryClient } from '@tanstack/react-query';
import { isStale } from '../../../shared/api/problem';
import type { Checkpoint } from '../../../shared/api/types';

/** What is done with one checkpoint: its new state is shown at once, the lists and numbers are read anew. */
export function useAct<Body>(send: (body: Body) => Promise<Checkpoint>) {
  const client = useQueryClient();
  const reload = () => client.invalidateQueries({ queryKey: ['checkpoints'] });
  return useMutation({
    mutationFn: send,
    onSuccess: (view) => {
      client.setQueryData(['checkpoints', 'one', view.summary.id], view);
      return reload();
    },
    onError: (error) => (isStale(error) ? reload() : undefined),
  });
}
