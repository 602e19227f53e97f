import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

export const useWebhookEventTypes = () =>
  useQuery({
    queryKey: ['webhooks', 'event-types'],
    queryFn: async ({ signal }) => {
      const { items } = await unwrap(api.GET('/api/v1/webhooks/event-types', { signal }));
      return items.map((type) => type.code);
    },
  });
