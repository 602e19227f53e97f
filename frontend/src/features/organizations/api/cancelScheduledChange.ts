import { useMutation } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';
import { useOrganizationsChanged } from './organizationsChanged';

export const useCancelScheduledChange = (id: string) =>
  useMutation({
    mutationFn: (changeId: string) =>
      unwrap(
        api.DELETE('/api/v1/organizations/{id}/scheduled-changes/{changeId}', { params: { path: { id, changeId } } }),
      ),
    onSuccess: useOrganizationsChanged(),
  });
