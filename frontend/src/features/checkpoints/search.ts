export const VIEWS = ['TODAY', 'WEEK', 'OVERDUE', 'RETURNED', 'TO_ACCEPT', 'ALL'] as const;
export type TaskView = (typeof VIEWS)[number];

/** In the address the views are words of a lower case, as other filters are. */
const asWord = (view: TaskView) => view.toLowerCase().replace('_', '-');

export type TasksSearch = {
  view?: string;
  /** Own tasks, or all that the person sees. */
  of?: 'mine' | 'all';
  roadmap?: string;
  organization?: string;
  q?: string;
};

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const id = (value: unknown) =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value) ? value : undefined;

export const viewOf = (word: unknown): TaskView | undefined => VIEWS.find((view) => asWord(view) === word);
export const wordOf = asWord;

export const tasksSearch = (search: Record<string, unknown>): TasksSearch => {
  const view = viewOf(search['view']);
  return {
    view: view && asWord(view),
    of: (['mine', 'all'] as const).find((one) => one === search['of']),
    roadmap: id(search['roadmap']),
    organization: id(search['organization']),
    q: text(search['q']),
  };
};
