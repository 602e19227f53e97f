/** A letter's link says which kind it was about. */
export type NotificationSettingsSearch = { kind?: string };

export const notificationSettingsSearch = (search: Record<string, unknown>): NotificationSettingsSearch => ({
  kind: typeof search['kind'] === 'string' && search['kind'] !== '' ? search['kind'] : undefined,
});
