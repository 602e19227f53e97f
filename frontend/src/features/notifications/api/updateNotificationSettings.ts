import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, etag, unwrap } from '../../../shared/api/client';
import { isStale } from '../../../shared/api/problem';
import type { NotificationSettings, NotificationSettingsPatch } from '../../../shared/api/types';
import { SETTINGS_KEY } from './getNotificationSettings';

/** Each choice is saved at once; one after another, because each carries the version that the one before it made. */
export function useUpdateNotificationSettings() {
  const client = useQueryClient();
  return useMutation({
    scope: { id: 'notification-settings' },
    mutationFn: (body: NotificationSettingsPatch) => {
      const version = client.getQueryData<NotificationSettings>(SETTINGS_KEY)?.version ?? 0;
      return unwrap(
        api.PATCH('/api/v1/me/notification-settings', {
          params: { header: { 'If-Match': etag(version) } },
          body,
        }),
      );
    },
    onSuccess: (settings) => client.setQueryData(SETTINGS_KEY, settings),
    onError: (error) => (isStale(error) ? client.invalidateQueries({ queryKey: SETTINGS_KEY }) : undefined),
  });
}
