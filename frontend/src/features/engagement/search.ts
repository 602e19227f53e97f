import type { EngagementLevel } from '../../shared/api/types';

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
  month: /^\d{4}-\d\d-01$/.test(String(search['month'])) ? String(search['month']) : undefined,
  level: LEVELS.find((one) => one === search['level']),
});
