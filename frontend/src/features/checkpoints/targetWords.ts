import type { CheckpointTarget } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';

const signs: Record<string, string> = { '>=': '≥', '<=': '≤' };

/** «≥ 60 %» */
export const planWords = ({ comparator, value, unit }: CheckpointTarget, language: string) =>
  [signs[comparator] ?? comparator, new Intl.NumberFormat(language).format(value), unit && codeWord('unit', unit)]
    .filter(Boolean)
    .join('\u00a0');
