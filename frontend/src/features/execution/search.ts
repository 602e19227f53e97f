export const OVERDUE_BY = ['MUNICIPALITY', 'SCHOOL', 'ROADMAP'] as const;
export type OverdueBy = (typeof OVERDUE_BY)[number];

export type ControlSearch = { within?: string };
export type OverdueSearch = ControlSearch & { by?: 'school' | 'roadmap'; roadmap?: string };

const id = (value: unknown) =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value) ? value : undefined;

/** What is usual needs no word in the address. */
export const byOf = (search: OverdueSearch): OverdueBy =>
  search.by === 'school' ? 'SCHOOL' : search.by === 'roadmap' ? 'ROADMAP' : 'MUNICIPALITY';
export const wordOf = (by: OverdueBy | undefined): OverdueSearch['by'] =>
  by === 'SCHOOL' ? 'school' : by === 'ROADMAP' ? 'roadmap' : undefined;

export const controlSearch = (search: Record<string, unknown>): ControlSearch => ({ within: id(search['within']) });

export const overdueSearch = (search: Record<string, unknown>): OverdueSearch => ({
  within: id(search['within']),
  by: (['school', 'roadmap'] as const).find((one) => one === search['by']),
  roadmap: id(search['roadmap']),
});
