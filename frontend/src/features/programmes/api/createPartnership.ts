import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import type { PartnershipKind } from '../../../shared/api/types';

type NewPartnership = {
  kind: PartnershipKind;
  organizationId: string;
  partnerId: string;
  validFrom: string;
  validTo: string | null;
  agreementNumber: string | null;
  agreementDate: string | null;
};

export function useCreatePartnership() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewPartnership) => unwrap(api.POST('/api/v1/partnerships', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['partnerships'] }),
  });
}
