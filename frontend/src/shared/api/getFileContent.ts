import { useMutation } from '@tanstack/react-query';
import { authorizedFetch } from './client';
import { save } from './download';
import { ApiProblem, problemOf } from './problem';
import type { StoredFile } from './types';

/** An address carries no token, so a plain link would be refused: the file is read by the page and given to the person. */
export const useFileContent = () =>
  useMutation({
    mutationFn: async ({ id, name }: Pick<StoredFile, 'id' | 'name'>) => {
      const answer = await authorizedFetch(
        new Request(new URL(`/api/v1/files/${id}/content`, window.location.origin), {
          headers: { Accept: '*/*' },
        }),
      );
      if (!answer.ok) throw new ApiProblem(problemOf(await answer.json().catch(() => null), answer));
      save(await answer.blob(), name);
    },
  });
