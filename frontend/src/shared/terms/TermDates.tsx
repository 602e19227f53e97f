import { useTranslation } from '../i18n/i18n';
import type { Term, TermWindow } from '../api/types';
import { formatWindow } from '../format/dates';
import { codeWord } from '../i18n/codes';

const FEW = 3;

/** The dates a term was understood as, or the word for a term that has none; a long list is cut with a count unless asked whole. */
export function TermDates({ term, whole = false }: { term: Term; whole?: boolean }) {
  const { t } = useTranslation();
  const shown = whole ? term.windows : term.windows.slice(0, FEW);
  const hidden = term.windows.length - shown.length;
  const word = wordFor(term);
  return (
    <>
      {word && <span>{word}</span>}
      {shown.length > 0 && (
        <span>
          {word ? ': ' : ''}
          <Windows windows={shown} />
          {hidden > 0 && ` ${t('term.more', { count: hidden })}`}
        </span>
      )}
      {term.truncated && whole && <span>{` ${t('term.truncated')}`}</span>}
    </>
  );
}

const Windows = ({ windows }: { windows: TermWindow[] }) => windows.map(formatWindow).join(', ');

function wordFor(term: Term): string | null {
  if (term.status === 'UNPARSEABLE') return codeWord('termStatus', 'UNPARSEABLE');
  if (term.openBasis) return codeWord('openBasis', term.openBasis);
  if (term.kind && ['RECURRING', 'CONTINUOUS', 'BY_SCHEDULE', 'ON_REQUEST', 'RELATIVE'].includes(term.kind)) {
    return codeWord('termKind', term.kind);
  }
  return term.windows.length === 0 && term.kind ? codeWord('termKind', term.kind) : null;
}
