import type { EngagementLevel } from '../../shared/api/types';
import { isDay } from '../../shared/format/dates';

export const LEVELS: EngagementLevel[] = ['RED', 'YELLOW', 'GREEN', 'UNKNOWN'];

export type EngagementSearch = {
  q?: string;
  within?: string;
  level?: EngagementLevel;
  /** Its first day. */ month?: string;
};

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

export const engagementSearch = (search: Record<string, unknown>): EngagementSearch => ({
  q: text(search['q']),
  within: text(search['within']),
  month: isDay(search['month']) && search['month'].endsWith('-01') ? search['month'] : undefined,
  level: LEVELS.find((one) => one === search['level']),
});
