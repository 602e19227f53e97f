import { Text, UnstyledButton } from '@mantine/core';
import { useTranslation } from '../../../shared/i18n/i18n';
import { textIn } from '../../../shared/surveys/definition';
import { SidePanel } from '../../../shared/ui/Dialog';
import { useBuilder } from './context';
import { ProblemLine } from './ProblemLines';
import { itemOf } from './problems';
import { find } from './tree';
import classes from './Builder.module.css';

/** Everything that is wrong, the errors first; each leads to its place. */
function ProblemList({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation();
  const { definition, problems, language, select } = useBuilder();
  const sorted = [...problems].sort((a, b) => Number(b.error) - Number(a.error));
  if (sorted.length === 0) return <Text p="sm">{t('builder.noProblems')}</Text>;
  return (
    <ul className={classes.problems}>
      {sorted.map((problem) => {
        const key = itemOf(definition, problem);
        const item = key === null ? null : find(definition.sections, key);
        const place = item ? textIn(item.label, language, definition.languages) || item.name : t('builder.properties');
        return (
          <li key={`${problem.code} ${problem.pointer} ${JSON.stringify(problem.parameters)}`}>
            <UnstyledButton
              className={classes.problemRow}
              onClick={() => {
                select(key);
                onOpen();
              }}
            >
              <ProblemLine problem={problem} />
              <Text size="sm" className="quiet">
                {place}
              </Text>
            </UnstyledButton>
          </li>
        );
      })}
    </ul>
  );
}

/** The same beside the page. */
export function ProblemPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <SidePanel title={t('builder.problems')} onClose={onClose}>
      <ProblemList onOpen={onClose} />
    </SidePanel>
  );
}
