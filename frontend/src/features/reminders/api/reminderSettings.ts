import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import { isStale } from '../../../shared/api/problem';
import type { OrganizationReminders, ReminderSettings } from '../../../shared/api/types';

const key = (organization: string) => ['reminder-settings', organization];

export const useReminderSettings = (id: string) =>
  useQuery({
    queryKey: key(id),
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/organizations/{id}/reminder-settings', { params: { path: { id } }, signal })),
  });

/** Settings of the organisation's own, or null to follow those above; whoever is late meets what there is. */
export function useSetReminderSettings(id: string, { version }: OrganizationReminders) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (own: ReminderSettings | null) =>
      unwrap(
        api.PUT('/api/v1/organizations/{id}/reminder-settings', {
          params: { path: { id }, header: { 'If-Match': etag(version) } },
          body: { own },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['reminder-settings'] }),
    onError: (error) => (isStale(error) ? client.invalidateQueries({ queryKey: key(id) }) : undefined),
  });
}
