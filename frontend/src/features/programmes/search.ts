import type { ParticipationState, PartnershipKind, ProgrammeKind } from '../../shared/api/types';

export const KINDS: ProgrammeKind[] = ['FEDERAL', 'REGIONAL'];
export const PARTICIPATION_STATES: ParticipationState[] = ['CURRENT', 'LEFT'];
export const PARTNERSHIP_KINDS: PartnershipKind[] = ['PARTNER', 'MENTORING'];
export const PARTNERSHIP_STATES = ['CURRENT', 'PLANNED', 'ENDED'] as const;
export type PartnershipState = (typeof PARTNERSHIP_STATES)[number];

export type ProgrammesSearch = { q?: string; kind?: ProgrammeKind };
export type ProgrammeSearch = { q?: string; cohort?: number; state?: ParticipationState; within?: string };
export type SchoolsSearch = { q?: string; within?: string; cohort?: number };
export type PartnershipsSearch = { kind?: PartnershipKind; state?: PartnershipState; within?: string };

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const oneOf = <T extends string>(allowed: readonly T[], value: unknown) => allowed.find((item) => item === value);
const cohort = (value: unknown) => {
  const year = Number(value);
  return Number.isInteger(year) && year >= 1990 && year <= 2100 ? year : undefined;
};

export const programmesSearch = (search: Record<string, unknown>): ProgrammesSearch => ({
  q: text(search['q']),
  kind: oneOf(KINDS, search['kind']),
});

/** The cohort is not the year in focus: a programme of 2020 is also looked at in 2026. */
export const programmeSearch = (search: Record<string, unknown>): ProgrammeSearch => ({
  q: text(search['q']),
  cohort: cohort(search['cohort']),
  state: oneOf(PARTICIPATION_STATES, search['state']),
  within: text(search['within']),
});

export const schoolsSearch = (search: Record<string, unknown>): SchoolsSearch => ({
  q: text(search['q']),
  within: text(search['within']),
  cohort: cohort(search['cohort']),
});

export const partnershipsSearch = (search: Record<string, unknown>): PartnershipsSearch => ({
  kind: oneOf(PARTNERSHIP_KINDS, search['kind']),
  state: oneOf(PARTNERSHIP_STATES, search['state']),
  within: text(search['within']),
});
