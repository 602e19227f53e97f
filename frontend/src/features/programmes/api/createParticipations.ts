import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

export type NewParticipation = {
  programmeId: string;
  organizationId: string;
  cohortYear: number;
  enteredOn: string;
  orderNumber: string;
  orderDate: string;
  grounds: string[];
};

/** Many schools by one order; of each the answer says what became of it. */
export function useCreateParticipations() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (items: NewParticipation[]) => unwrap(api.POST('/api/v1/participations/batch', { body: { items } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['participations'] }),
  });
}
