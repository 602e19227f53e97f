import type { Attendance, AttendanceMark } from '../../shared/api/types';

/** What is said of a school before it is saved; the number and the reason as they are typed. */
export type Said = { outcome: 'ATTENDED' | 'ABSENT' | ''; attended: string; reason: string };

/** What the server has. */
export const knownOf = ({ outcome, attended, absenceReason }: Attendance): Said => ({
  outcome: outcome ?? '',
  attended: attended === null ? '' : String(attended),
  reason: absenceReason ?? '',
});

/** Whether a typed number of people can be: nothing, or 1 to 1000. */
export const isCount = (typed: string) =>
  typed.trim() === '' || (/^\d{1,4}$/.test(typed.trim()) && +typed >= 1 && +typed <= 1000);

/** Of rows that are to be saved, those that differ from what the server has. */
export const changedOf = (rows: Attendance[], said: Record<string, Said>) =>
  rows.filter((row) => {
    const now = said[row.id];
    return now !== undefined && now.outcome !== '' && JSON.stringify(now) !== JSON.stringify(knownOf(row));
  });

export function markOf(row: Attendance, { outcome, attended, reason }: Said): AttendanceMark {
  const came = outcome === 'ATTENDED';
  return {
    id: row.id,
    version: row.version,
    outcome: came ? 'ATTENDED' : 'ABSENT',
    attended: came && attended.trim() ? Number(attended) : null,
    absenceReason: came ? null : reason.trim() || null,
  };
}

/** Those who said that they come and are not marked yet, as having come as many as they said. */
export const asPromised = (rows: Attendance[], said: Record<string, Said>): Record<string, Said> => ({
  ...said,
  ...Object.fromEntries(
    rows
      .filter((row) => row.answer === 'COMING' && (said[row.id] ?? knownOf(row)).outcome === '')
      .map((row) => [
        row.id,
        { outcome: 'ATTENDED', attended: row.comingCount > 0 ? String(row.comingCount) : '', reason: '' } as const,
      ]),
  ),
});
