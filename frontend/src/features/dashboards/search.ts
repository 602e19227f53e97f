export type DashboardSearch = {
  /** Whose dashboard; the person's own where nothing is said. */
  place?: string;
  round?: string;
  indicator?: string;
  /** Whose indicators the heat map shows; without one it shows groups. */
  group?: string;
  /** Which figure the tiles show. */
  figure?: string;
  /** Shown to a meeting, slide by slide. */
  show?: boolean;
};
/** In an address: indicators that were given no group, for an empty word is none there. */
export const NO_GROUP = '-';
export const VALUE_STATES = ['KNOWN', 'MISSING', 'EMPTY'] as const;
export type ValuesSearch = {
  round?: string;
  indicator?: string;
  within?: string;
  state?: (typeof VALUE_STATES)[number];
  /** The bar of the distribution. */
  bucket?: number;
  q?: string;
};

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const id = (value: unknown) =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value) ? value : undefined;

export const dashboardSearch = (search: Record<string, unknown>): DashboardSearch => ({
  place: id(search['place']),
  round: id(search['round']),
  indicator: id(search['indicator']),
  group: text(search['group'])?.slice(0, 100),
  figure: text(search['figure']),
  show: search['show'] === true || search['show'] === 'true' || undefined,
});

export const valuesSearch = (search: Record<string, unknown>): ValuesSearch => {
  const bucket = Number(text(String(search['bucket'] ?? '')) ?? NaN);
  return {
    round: id(search['round']),
    indicator: id(search['indicator']),
    within: id(search['within']),
    state: VALUE_STATES.find((one) => one === search['state']),
    bucket: Number.isInteger(bucket) && bucket >= 0 ? bucket : undefined,
    q: text(search['q']),
  };
};
