import { isDay } from '../../../shared/format/dates';

export const PLAN_SORTS = ['title', '-overdue', 'share', '-total'] as const;
export type PlanSort = (typeof PLAN_SORTS)[number];
/** Whose plans, as of which day, in which order. */
export type PlansSearch = { owner?: string; asOf?: string; sort?: PlanSort };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const plansSearch = ({ owner, asOf, sort }: Record<string, unknown>): PlansSearch => ({
  owner: typeof owner === 'string' && UUID.test(owner) ? owner : undefined,
  asOf: isDay(asOf) ? asOf : undefined,
  sort: PLAN_SORTS.find((one) => one === sort),
});
