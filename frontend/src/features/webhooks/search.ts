import type { WebhookDelivery } from '../../shared/api/types';

export type WebhookSearch = { state?: WebhookDelivery['state'] };

const STATES: readonly unknown[] = ['PENDING', 'DELIVERED', 'FAILED'];

export const webhookSearch = (search: Record<string, unknown>): WebhookSearch => ({
  state: STATES.includes(search['state']) ? (search['state'] as WebhookDelivery['state']) : undefined,
});
