import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { Ground, ProgrammeKind } from '../../../shared/api/types';

export type NewProgramme = {
  name: string;
  shortName: string | null;
  kind: ProgrammeKind;
  organizationId: string;
  cohortYears: number[];
  grounds: Ground[];
};

export function useCreateProgramme() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewProgramme) => unwrap(api.POST('/api/v1/programmes', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['programmes'] }),
  });
}
