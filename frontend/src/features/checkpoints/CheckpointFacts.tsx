import type { ReactNode } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { Checkpoint } from '../../shared/api/types';
import { formatDay } from '../../shared/format/dates';
import { AppLink } from '../../shared/ui/links';
import { CheckpointStateMark } from './CheckpointStateMark';
import classes from './CheckpointPage.module.css';
import { dueWords } from './dueWords';
import { planWords } from './targetWords';

/** The row as approved and what is expected of this executor. */
export function CheckpointFacts({ checkpoint }: { checkpoint: Checkpoint }) {
  const { t, i18n } = useTranslation();
  const { summary: one, targets } = checkpoint;
  return (
    <dl className={classes.facts}>
      <Fact label={t('tasks.state')}>
        <CheckpointStateMark checkpoint={one} />
      </Fact>
      <Fact label={t('tasks.due')}>{dueWords(one, t)}</Fact>
      {one.plannedDue && <Fact label={t('tasks.plannedDue')}>{formatDay(one.plannedDue)}</Fact>}
      <Fact label={t('tasks.termInDocument')}>{`“${one.termText}”`}</Fact>
      <Fact label={t('tasks.roadmap')}>
        <AppLink
          to="/roadmaps/$roadmapId"
          params={{ roadmapId: one.roadmapId }}
          search={{ row: one.activityId } as never}
        >
          {one.roadmapTitle}
        </AppLink>
        {one.roadmapState === 'CLOSED' && <div>{t('tasks.roadmapClosed')}</div>}
      </Fact>
      <Fact label={t('tasks.organization')}>
        {one.organization.name}
        {one.token !== one.organization.name && <span className="quiet"> ({one.token})</span>}
      </Fact>
      {one.delegatedTo && <Fact label={t('tasks.delegatedTo')}>{one.delegatedTo}</Fact>}
      {one.expectedCount > 1 && (
        <Fact label={t('tasks.counter')}>{t('tasks.doneOf', { done: one.doneCount, count: one.expectedCount })}</Fact>
      )}
      {checkpoint.requestText && <Fact label={t('tasks.request')}>{checkpoint.requestText}</Fact>}
      {targets.length > 0 && (
        <Fact label={t('tasks.targets')}>
          {targets.map((target) => (
            <div key={target.id}>
              <strong>{planWords(target, i18n.language)}</strong> {target.text}
            </div>
          ))}
        </Fact>
      )}
      {checkpoint.cancelledNote && <Fact label={t('tasks.cancelledNote')}>{checkpoint.cancelledNote}</Fact>}
    </dl>
  );
}

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </>
);
