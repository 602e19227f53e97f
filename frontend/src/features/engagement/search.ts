import type { EngagementLevel } from '../../shared/api/types';

export const LEVELS: EngagementLevel[] = ['RED', 'YELLOW', 'GREEN', 'UNKNOWN'];

export type EngagementSearch = { q?: string; within?: string; level?: EngagementLevel };

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

export const engagementSearch = (search: Record<string, unknown>): EngagementSearch => ({
  q: text(search['q']),
  within: text(search['within']),
  level: LEVELS.find((one) => one === search['level']),
});
