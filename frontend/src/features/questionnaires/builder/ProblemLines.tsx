import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from '../../../shared/i18n/i18n';
import type { QuestionnaireProblem } from '../../../shared/api/types';
import { hasWords, type WordKey } from '../../../shared/i18n/i18n';
import { problemsAt } from './problems';
import { useBuilder } from './context';
import classes from './Builder.module.css';

/** What is wrong, in words. */
export function useProblemWords() {
  const { t } = useTranslation();
  return ({ code, parameters }: QuestionnaireProblem) =>
    hasWords(`questionnaireProblem.${code}`) ? t(`questionnaireProblem.${code}` as WordKey, parameters) : code;
}

export function ProblemLine({ problem }: { problem: QuestionnaireProblem }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const Icon = problem.error ? IconAlertTriangle : IconInfoCircle;
  return (
    <span className={classes.problem} data-error={problem.error || undefined}>
      <Icon size={16} aria-label={t(problem.error ? 'builder.error' : 'builder.warning')} role="img" />
      <span>{words(problem)}</span>
    </span>
  );
}

/** What is wrong at a place of the definition, right below its field. */
export function ProblemLines({ at, exact = false }: { at: string; exact?: boolean }) {
  const { problems } = useBuilder();
  const here = exact ? problems.filter(({ pointer }) => pointer === at) : problemsAt(problems, at);
  if (here.length === 0) return null;
  return (
    <div>
      {here.map((problem) => (
        <ProblemLine
          key={`${problem.code} ${problem.pointer} ${JSON.stringify(problem.parameters)}`}
          problem={problem}
        />
      ))}
    </div>
  );
}
