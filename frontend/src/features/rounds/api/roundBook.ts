import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, authorizedFetch, unwrap } from '../../../shared/api/client';
import { save } from '../../../shared/api/download';
import { ApiProblem, problemOf } from '../../../shared/api/problem';
import type { MonitoringRoundWorkbook } from '../../../shared/api/types';

const address = (id: string) => new URL(`/api/v1/monitoring-rounds/${id}/workbook`, window.location.origin);

/** All forms of a municipality as one workbook. */
export const useDownloadBook = (id: string) =>
  useMutation({
    mutationFn: async ({ municipality, name }: { municipality: string; name: string }) => {
      const url = address(id);
      url.searchParams.set('municipality', municipality);
      const answer = await authorizedFetch(new Request(url));
      if (!answer.ok) throw new ApiProblem(problemOf(await answer.json().catch(() => null), answer));
      save(await answer.blob(), name);
    },
  });

/** Each school is written whole or not at all; what was not is told. */
export function useWriteBook(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (file: File): Promise<MonitoringRoundWorkbook> => {
      const body = new FormData();
      body.append('file', file, file.name);
      const answer = await authorizedFetch(new Request(address(id), { method: 'POST', body }));
      const read: unknown = await answer.json().catch(() => null);
      if (!answer.ok) throw new ApiProblem(problemOf(read, answer));
      return read as MonitoringRoundWorkbook;
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['monitoring-rounds'] }),
  });
}

/** The programmes whose schools a round may be of. */
export const useRoundProgrammes = () =>
  useQuery({
    queryKey: ['programmes', 'of-rounds'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/programmes', { params: { query: { limit: 200 } }, signal })),
    staleTime: 60_000,
  });
