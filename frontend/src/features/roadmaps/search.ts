import type { RoadmapState } from '../../shared/api/types';
import { isDay } from '../../shared/format/dates';

export const STATES: RoadmapState[] = ['DRAFT', 'IN_AGREEMENT', 'APPROVED', 'ACTIVE', 'CLOSED'];
export const VIEWS = [
  'table',
  'timeline',
  'calendar',
  'edit',
  'agreement',
  'progress',
  'heat',
  'executors',
  'matches',
  'editions',
] as const;
export type RoadmapViewKind = (typeof VIEWS)[number];
/** Views that draw the rows of the plan themselves; the filters of rows are for them. */
export const ROW_VIEWS: readonly RoadmapViewKind[] = ['table', 'timeline', 'calendar'];
export const PROGRESS_BY = ['SECTION', 'EXECUTOR_KIND', 'MUNICIPALITY', 'SCHOOL'] as const;
export type ProgressBy = (typeof PROGRESS_BY)[number];
export const HEAT_LEVELS = ['MUNICIPALITY', 'SCHOOL'] as const;
export type HeatLevel = (typeof HEAT_LEVELS)[number];
export const BURN_STEPS = ['WEEK', 'MONTH'] as const;
export type BurnStep = (typeof BURN_STEPS)[number];
export const APPOINTED = ['PENDING', 'OVERDUE', 'DONE'] as const;
export type Appointed = (typeof APPOINTED)[number];
export const SORTS = ['-updatedAt', 'title', '-periodStart', 'periodStart'] as const;
export const SCALES = ['months', 'weeks'] as const;
export type Scale = (typeof SCALES)[number];
export type RoadmapSort = (typeof SORTS)[number];

export type RoadmapListSearch = { q?: string; state?: RoadmapState; sort?: RoadmapSort };

/** The filters of one roadmap; all of them live in the address, so a link opens the same view. */
export type RoadmapSearch = {
  view?: RoadmapViewKind;
  q?: string;
  executor?: string;
  section?: string;
  month?: string;
  doubtful?: boolean;
  row?: string;
  shown?: string;
  /** How wide a day of the timeline is; months when left out. */
  scale?: Scale;
  by?: ProgressBy;
  level?: HeatLevel;
  /** Only executors of this place, in all figures. */
  within?: string;
  /** The figures as they were on this day. */
  asOf?: string;
  /** How far apart the points of the burn-up are. */
  step?: BurnStep;
  appointed?: Appointed;
  /** Part of an organisation's name, in the heat map; «org» is the organisation in focus. */
  name?: string;
  /** The editions, or the days, that are compared. */
  from?: string;
  to?: string;
  /** The edition that is read as it was frozen. */
  edition?: number;
};

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
/** An edition's number, or a day: the edition that held on it. */
const point = (value: unknown) => {
  const said = String(value);
  return /^[1-9]\d{0,4}$/.test(said) || isDay(said) ? said : undefined;
};
const id = (value: unknown) =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value) ? value : undefined;
const day = (value: unknown) => (isDay(value) ? value : undefined);
const month = (value: unknown) =>
  typeof value === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(value) ? value : undefined;
const oneOf = <T extends string>(allowed: readonly T[], value: unknown) => allowed.find((item) => item === value);

export const roadmapListSearch = (search: Record<string, unknown>): RoadmapListSearch => ({
  q: text(search['q']),
  state: oneOf(STATES, search['state']),
  sort: oneOf(SORTS, search['sort']),
});

export const roadmapSearch = (search: Record<string, unknown>): RoadmapSearch => ({
  view: oneOf(VIEWS, search['view']),
  q: text(search['q']),
  executor: text(search['executor']),
  section: text(search['section']),
  month: month(search['month']),
  doubtful: search['doubtful'] === true || search['doubtful'] === 'true' ? true : undefined,
  row: text(search['row']),
  shown: month(search['shown']),
  scale: oneOf(SCALES, search['scale']),
  by: oneOf(PROGRESS_BY, search['by']),
  level: oneOf(HEAT_LEVELS, search['level']),
  within: id(search['within']),
  asOf: day(search['asOf']),
  step: oneOf(BURN_STEPS, search['step']),
  appointed: oneOf(APPOINTED, search['appointed']),
  name: text(search['name']),
  from: point(search['from']),
  to: point(search['to']),
  edition: /^[1-9]\d{0,4}$/.test(String(search['edition'])) ? Number(search['edition']) : undefined,
});

/** Part of a template's title. */
export type TemplatesSearch = { q?: string };
export const templatesSearch = (search: Record<string, unknown>): TemplatesSearch => ({ q: text(search['q']) });

export const importListSearch = (): Record<string, never> => ({});
