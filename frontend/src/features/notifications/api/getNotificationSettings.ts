import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

export const SETTINGS_KEY = ['notification-settings'];

export const useNotificationSettings = () =>
  useQuery({
    queryKey: SETTINGS_KEY,
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/me/notification-settings', { signal })),
  });
