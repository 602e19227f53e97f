export const SORTS = ['title', '-updatedAt'] as const;
export type QuestionnaireSort = (typeof SORTS)[number];
export const STATES = ['SOUND', 'UNSOUND', 'FROZEN'] as const;
export type QuestionnaireState = (typeof STATES)[number];
export const OWNERS = ['OWN', 'ABOVE'] as const;
export type QuestionnaireOwner = (typeof OWNERS)[number];

export type QuestionnairesSearch = {
  q?: string;
  state?: QuestionnaireState;
  whose?: QuestionnaireOwner;
  sort?: QuestionnaireSort;
};

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

export const questionnairesSearch = (search: Record<string, unknown>): QuestionnairesSearch => ({
  q: text(search['q']),
  state: STATES.find((one) => one === search['state']),
  whose: OWNERS.find((one) => one === search['whose']),
  sort: SORTS.find((one) => one === search['sort']),
});
