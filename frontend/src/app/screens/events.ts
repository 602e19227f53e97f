import { withEventWords, withMonitoringWords } from '../../shared/i18n/i18n';

// The screens of events, with their words and those of monitoring, where they stand.

export const eventsPage = () =>
  withMonitoringWords(() => withEventWords(() => import('../../features/events/EventsPage')));
export const eventPage = () =>
  withMonitoringWords(() => withEventWords(() => import('../../features/events/EventPage')));
