import { Button, Group, Text, UnstyledButton } from '@mantine/core';
import { memo, useEffect, useRef } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { ImportActivity, ImportPatch, ImportSection, ImportView } from '../../shared/api/types';
import { formatWindow } from '../../shared/format/dates';
import { codeWord } from '../../shared/i18n/codes';
import { TermDates } from '../../shared/terms/TermDates';
import { TermEditor } from '../../shared/terms/TermEditor';
import { TermStatusMark } from '../../shared/terms/TermStatusMark';
import { isOpenDoubt, linesOf, sameDoubtCount } from './preview';
import classes from './UnderstoodPane.module.css';

type Props = {
  view: ImportView;
  row: number | null;
  onRow: (row: number) => void;
  onChange: (patch: ImportPatch) => void;
  busy: boolean;
  termError: { row: number; error: Error } | null;
};

/** What was understood, in the order of the document; a row opened here shows its source row at the left. */
export function UnderstoodPane({ view, row, onRow, onChange, busy, termError }: Props) {
  const { t } = useTranslation();
  const lines = linesOf(view.sections);
  return (
    <div className={classes.frame} tabIndex={0} role="region" aria-label={t('imports.panes.understood')}>
      {lines.length === 0 && <Text p="md">{t('imports.noRows')}</Text>}
      <ol className={classes.lines}>
        {lines.map((line, index) =>
          line.kind === 'section' ? (
            <SectionLine key={`s${index}`} section={line.section} level={line.level} />
          ) : (
            <ActivityLine
              key={line.activity.row}
              activity={line.activity}
              chosen={line.activity.row === row}
              onRow={onRow}
              editor={
                line.activity.row === row ? (
                  <TermEditor
                    key={`${line.activity.row}/${line.activity.term.text}/${line.activity.term.status}`}
                    term={line.activity.term}
                    period={view}
                    sameCount={sameDoubtCount(view, line.activity)}
                    busy={busy}
                    error={termError?.row === row ? termError.error : null}
                    onFix={({ text, acceptProposal, applyToSame }) =>
                      onChange({
                        terms: [
                          {
                            row: line.activity.row,
                            text,
                            applyToSame,
                            ...(acceptProposal ? { acceptProposal: true } : {}),
                          },
                        ],
                      })
                    }
                  />
                ) : null
              }
            />
          ),
        )}
      </ol>
    </div>
  );
}

const SectionLine = ({ section, level }: { section: ImportSection; level: number }) => (
  <li className={classes.section} data-level={level}>
    {[section.number, section.title].filter(Boolean).join(' ')}
  </li>
);

type LineProps = { activity: ImportActivity; chosen: boolean; onRow: (row: number) => void; editor: React.ReactNode };

const ActivityLine = memo(function ActivityLine({ activity, chosen, onRow, editor }: LineProps) {
  const { t } = useTranslation();
  const place = useRef<HTMLLIElement>(null);
  const doubtful = isOpenDoubt(activity);
  useEffect(() => {
    if (chosen) place.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <li
      ref={place}
      className={classes.activity}
      data-chosen={chosen || undefined}
      data-doubtful={doubtful || undefined}
    >
      <UnstyledButton className={classes.title} onClick={() => onRow(activity.row)} aria-expanded={chosen}>
        {[activity.number, activity.title].filter(Boolean).join(' ')}
      </UnstyledButton>
      <Tasks activity={activity} />
      <Facts activity={activity} />
      <div className={classes.term}>
        <Text size="sm" className="verbatim">
          {t('term.inDocument', { text: activity.termText })}
        </Text>
        <TermStatusMark status={activity.term.status} />
        {activity.term.text !== activity.termText && (
          <Text size="sm">{t('term.readAs', { text: activity.term.text })}</Text>
        )}
        {!doubtful && (
          <Text size="sm">
            <TermDates term={activity.term} whole={chosen} />
          </Text>
        )}
        {chosen &&
          activity.term.participants.map((one) => (
            <Text key={one.name} size="sm">{`${one.name}: ${one.windows.map(formatWindow).join(', ')}`}</Text>
          ))}
        {doubtful && !chosen && (
          <Button size="compact-sm" variant="default" onClick={() => onRow(activity.row)}>
            {t('term.fix')}
          </Button>
        )}
      </div>
      {editor}
    </li>
  );
});

function Tasks({ activity }: { activity: ImportActivity }) {
  const matrix = activity.tasks.some((task) => task.actor);
  return (
    <>
      {activity.tasks.map((task, index) => (
        <Group key={index} gap={6} align="baseline">
          {matrix && task.actor && <strong>{task.actor}</strong>}
          {matrix && <Text size="sm">{task.text}</Text>}
          {task.executors
            .filter((name) => name !== task.actor)
            .map((name) => (
              <span key={name} className={classes.chip}>
                {name}
              </span>
            ))}
        </Group>
      ))}
    </>
  );
}

/** The short facts of a row: level, direction, participants, result and its numbers. */
function Facts({ activity }: { activity: ImportActivity }) {
  const levels = activity.projectLevels.map((level) => codeWord('projectLevel', level)).join(', ');
  const facts = [levels, activity.direction, activity.participants, activity.expectedResult].filter(Boolean);
  if (facts.length === 0 && activity.targets.length === 0) return null;
  return (
    <Text size="sm" className="quiet verbatim">
      {facts.join(' · ')}
      {activity.targets.map((target) => ` [${target.text}]`).join('')}
    </Text>
  );
}
