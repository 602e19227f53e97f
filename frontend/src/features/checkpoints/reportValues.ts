import type { Checkpoint, CheckpointReport, CheckpointTarget, ReportRequest, StoredFile } from '../../shared/api/types';

/** What stands in the fields of a report. */
export type ReportValues = {
  text: string;
  link: string;
  heldOn: string | null;
  /** As typed, by the target. */
  numbers: Record<string, string>;
  count: string;
  files: StoredFile[];
};

export const EMPTY_REPORT: ReportValues = { text: '', link: '', heldOn: null, numbers: {}, count: '', files: [] };

/** What the person goes on with: their draft, or the report that was returned. */
export function startOf({ reports }: Checkpoint): ReportValues {
  const last = reports[0];
  return last && (last.state === 'DRAFT' || last.state === 'RETURNED') ? valuesOf(last) : EMPTY_REPORT;
}

const valuesOf = (report: CheckpointReport): ReportValues => ({
  text: report.text ?? '',
  link: report.link ?? '',
  heldOn: report.heldOn,
  numbers: Object.fromEntries(report.numbers.map(({ targetId, value }) => [targetId, String(value).replace('.', ',')])),
  count: report.count === null ? '' : String(report.count),
  // The field deletes only what it has sent itself, so the rest of a stored file is never asked for.
  files: report.files as StoredFile[],
});

/** «1 250,5» as people type it; NaN for what is no number. */
export const numberOf = (typed: string) => Number(typed.replace(/[\s\u00a0]/g, '').replace(',', '.') || NaN);

export const isWrongNumber = (typed: string | undefined) =>
  typed !== undefined && typed.trim() !== '' && Number.isNaN(numberOf(typed));

/** The targets a number is written for, in the order they are sent. */
export const filledTargets = (targets: CheckpointTarget[], { numbers }: ReportValues) =>
  targets.filter(({ id }) => (numbers[id] ?? '').trim() !== '');

export const requestOf = (values: ReportValues, targets: CheckpointTarget[]): ReportRequest => ({
  text: values.text.trim() || null,
  link: values.link.trim() || null,
  heldOn: values.heldOn,
  numbers: filledTargets(targets, values).map(({ id }) => ({ targetId: id, value: numberOf(values.numbers[id]!) })),
  count: values.count.trim() === '' ? null : numberOf(values.count),
  files: values.files.map(({ id }) => id),
});
