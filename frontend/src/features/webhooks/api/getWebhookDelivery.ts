import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

export const useWebhookDelivery = (id: string, deliveryId: string) =>
  useQuery({
    queryKey: ['webhooks', 'deliveries', id, 'one', deliveryId],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/v1/webhooks/{id}/deliveries/{deliveryId}', { params: { path: { id, deliveryId } }, signal }),
      ),
  });
