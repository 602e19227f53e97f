import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client';

/** The event whose participants a campaign asks for their opinion; null where there is none or one may not see it. */
export const useEventAskedAbout = (campaignId: string, enabled: boolean) =>
  useQuery({
    queryKey: ['events', 'asked-about', campaignId],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/events', { params: { query: { feedback: campaignId, limit: 1 } }, signal })),
    select: ({ items }) => items[0] ?? null,
    enabled,
  });
