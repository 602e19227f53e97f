import type { Activity, ActivityPatch, ActivityRequest, Target } from '../../../shared/api/types';

export type TaskValues = { actor: string; text: string; executors: string[] };
export type TargetValues = { comparator: string; value: string; unit: string; text: string };

/** A row as it is typed: every field is a text, so that nothing typed is lost before it makes sense. */
export type RowValues = {
  number: string;
  title: string;
  termText: string;
  tasks: TaskValues[];
  targets: TargetValues[];
  projectLevels: Activity['projectLevels'];
  direction: string;
  participants: string;
  expectedResult: string;
  evidence: Activity['evidence'];
};
export type RowField = keyof RowValues;

/** What a report may have to hold. */
export const EVIDENCE: Activity['evidence'] = ['TEXT', 'LINK', 'FILE', 'NUMBERS'];

export const COMPARATORS = ['>=', '<=', '=', '>', '<'] as const;

export const emptyRow = (): RowValues => ({
  number: '',
  title: '',
  termText: '',
  tasks: [{ actor: '', text: '', executors: [] }],
  targets: [],
  projectLevels: [],
  direction: '',
  participants: '',
  expectedResult: '',
  evidence: [],
});

export const valuesOf = (row: Activity): RowValues => ({
  number: row.number ?? '',
  title: row.title,
  termText: row.termText,
  tasks:
    row.tasks.length === 0
      ? emptyRow().tasks
      : row.tasks.map(({ actor, text, executors }) => ({ actor: actor ?? '', text, executors })),
  targets: row.targets.map(({ comparator, value, unit, text }) => ({
    comparator,
    value: String(value).replace('.', ','),
    unit: unit ?? '',
    text,
  })),
  projectLevels: row.projectLevels,
  direction: row.direction ?? '',
  participants: row.participants ?? '',
  expectedResult: row.expectedResult ?? '',
  evidence: row.evidence,
});

/** «60», «60,5», «1 200»; undefined for what is no number. */
export function numberOf(typed: string): number | undefined {
  const plain = typed.replace(/[\s\u00a0]/g, '').replace(',', '.');
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(plain) ? Number(plain) : undefined;
}

/** What must be put right before the row can be sent. */
export function faultsOf(values: RowValues): { title: boolean; targets: number[]; tasks: number[] } {
  const wrong = values.targets.flatMap((target, index) => (numberOf(target.value) === undefined ? [index] : []));
  const matrix = values.tasks.length > 1;
  const nameless = values.tasks.flatMap((task, index) =>
    matrix && (task.actor.trim() === '' || task.text.trim() === '') ? [index] : [],
  );
  return { title: values.title.trim() === '', targets: wrong, tasks: nameless };
}

const orNull = (text: string) => text.trim() || null;

const tasksOf = (values: RowValues): ActivityRequest['tasks'] =>
  values.tasks
    .map(({ actor, text, executors }) => ({ actor: orNull(actor), text: text.trim(), executors }))
    .filter((task) => task.actor !== null || task.text !== '' || task.executors.length > 0);

const targetsOf = (values: RowValues) =>
  values.targets.map(({ comparator, value, unit, text }) => ({
    comparator: comparator as Target['comparator'],
    value: numberOf(value) ?? 0,
    unit: orNull(unit),
    text: text.trim(),
  }));

export const requestOf = (values: RowValues): Omit<ActivityRequest, 'sectionId' | 'afterId'> => ({
  number: orNull(values.number),
  title: values.title.trim(),
  termText: values.termText.trim(),
  tasks: tasksOf(values),
  targets: targetsOf(values),
  projectLevels: values.projectLevels,
  direction: orNull(values.direction),
  participants: orNull(values.participants),
  expectedResult: orNull(values.expectedResult),
  evidence: values.evidence,
});

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

export const changedFields = (before: RowValues, now: RowValues): RowField[] =>
  (Object.keys(now) as RowField[]).filter((field) => !same(before[field], now[field]));

/** Only what was changed: what somebody else changes meanwhile in other fields stays. */
export function patchOf(before: RowValues, now: RowValues): ActivityPatch {
  const whole = requestOf(now);
  const patch: ActivityPatch = {};
  for (const field of changedFields(before, now)) {
    if (field === 'termText') patch.printedTermText = whole.termText;
    else Object.assign(patch, { [field]: whole[field] });
  }
  return patch;
}

/** Somebody else was quicker: what was not touched here is as they left it, what was touched stays as it is typed. */
export function rebased(before: RowValues, mine: RowValues, theirs: RowValues): RowValues {
  const touched = changedFields(before, mine);
  return Object.fromEntries(
    (Object.keys(theirs) as RowField[]).map((field) => [field, touched.includes(field) ? mine[field] : theirs[field]]),
  ) as RowValues;
}
