/** Days as people write them: «7, 3, 1», with commas or spaces. */
export const writeDays = (days: number[]) => days.join(', ');

/** The days written; null where something is no number between the bounds, or there are too many. */
export function readDays(text: string, least: number): number[] | null {
  const parts = text.split(/[\s,;]+/).filter(Boolean);
  const days = parts.map((part) => (/^\d{1,2}$/.test(part) ? Number(part) : NaN));
  return days.length <= 10 && days.every((day) => day >= least && day <= 60) ? [...new Set(days)] : null;
}
