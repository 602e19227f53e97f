import { Button, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { CascadeChild, CascadeNumber, Roadmap } from '../../../shared/api/types';
import { formatInstant } from '../../../shared/format/dates';
import { codeWord } from '../../../shared/i18n/codes';
import { useTranslation } from '../../../shared/i18n/i18n';
import grid from '../../../shared/ui/DataTable.module.css';
import { AppLink } from '../../../shared/ui/links';
import { Loading } from '../../../shared/ui/Loading';
import { Pages } from '../../../shared/ui/Pages';
import { ProblemAlert } from '../../../shared/ui/ProblemAlert';
import {
  useChildrenNumbers,
  useChooseRule,
  useNumberChildren,
  useReportedNumbers,
  type NumberKey,
} from '../api/cascade';
import { signs } from '../TargetList';
import classes from './NumbersPart.module.css';

const RULES = ['SUM', 'LATEST'] as const;

type Props = { roadmap: Roadmap; activityId: string };

/** Planned and reported, here and below; each sum opens to what it came from. */
export default function NumbersPart({ roadmap, activityId }: Props) {
  const { t } = useTranslation();
  const numbers = useChildrenNumbers(roadmap.id, activityId);
  return (
    <Stack gap="sm" component="section" aria-label={t('cascade.title')}>
      <Title order={3} size="sm" className="quiet" fw={500}>
        {t('cascade.title')}
      </Title>
      {numbers.error && <ProblemAlert error={numbers.error} onRetry={() => void numbers.refetch()} />}
      {numbers.isPending && <Loading rows={3} />}
      {numbers.data?.items.map((number) => (
        <OneNumber key={number.targetId} roadmap={roadmap} activityId={activityId} number={number} />
      ))}
    </Stack>
  );
}

function useNumbers() {
  const { t, i18n } = useTranslation();
  const format = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 6 });
  return (value: number | null) => (value === null ? t('cascade.none') : format.format(value));
}

type OneProps = Props & { number: CascadeNumber };

function OneNumber({ roadmap, activityId, number }: OneProps) {
  const { t } = useTranslation();
  const say = useNumbers();
  const [opened, setOpened] = useState<'children' | 'reports' | null>(null);
  const key = { roadmapId: roadmap.id, activityId, targetId: number.targetId };
  const { below } = number;
  const toggle = (what: 'children' | 'reports') => setOpened((old) => (old === what ? null : what));
  return (
    <div className={classes.number}>
      <Text className="verbatim" fw={500}>
        {number.text}
      </Text>
      <table className={`${grid.table} ${classes.table}`} role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader">{number.unit ? codeWord('unit', number.unit) : t('cascade.level')}</th>
            <th role="columnheader" className={grid.number}>
              {t('cascade.planned')}
            </th>
            <th role="columnheader" className={grid.number}>
              {t('cascade.reported')}
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          <Level
            name={t('cascade.here')}
            planned={`${signs[number.comparator] ?? ''}\u00a0${say(number.planned)}`}
            reported={say(number.reported)}
          />
          <Level
            name={t(number.rule === 'SUM' ? 'cascade.sumBelow' : 'cascade.lastBelow')}
            planned={say(below.planned)}
            reported={say(below.reported)}
          />
        </tbody>
      </table>
      <Text size="sm" className="quiet">
        {below.rows === 0
          ? t('cascade.nobody')
          : t('cascade.summary', { rows: below.rows, reporting: below.reporting, reached: below.reached })}
        {number.rule === 'LATEST' &&
          below.reporting > 1 &&
          ` ${t('cascade.range', { lowest: say(below.lowest), highest: say(below.highest) })}`}
      </Text>
      <Group gap="xs" align="flex-end">
        {below.rows > 0 && (
          <Button
            size="compact-sm"
            variant="default"
            aria-expanded={opened === 'children'}
            onClick={() => toggle('children')}
          >
            {t('cascade.openChildren', { count: below.rows })}
          </Button>
        )}
        {number.reportCount > 0 && (
          <Button
            size="compact-sm"
            variant="default"
            aria-expanded={opened === 'reports'}
            onClick={() => toggle('reports')}
          >
            {t('cascade.openReports', { count: number.reportCount })}
          </Button>
        )}
        {roadmap.allowedActions.some((one) => one === 'update' || one === 'amend') && <Rule of={key} number={number} />}
      </Group>
      {opened === 'children' && <Children of={key} />}
      {opened === 'reports' && <Reports of={key} />}
    </div>
  );
}

function Level({ name, planned, reported }: { name: string; planned: string; reported: string }) {
  const { t } = useTranslation();
  return (
    <tr role="row">
      <td role="cell" className={grid.lead}>
        {name}
      </td>
      <td role="cell" className={grid.number}>
        <span className={grid.small}>{t('cascade.planned')}: </span>
        {planned}
      </td>
      <td role="cell" className={grid.number}>
        <span className={grid.small}>{t('cascade.reported')}: </span>
        {reported}
      </td>
    </tr>
  );
}

function Rule({ of, number: { rule, version } }: { of: NumberKey; number: CascadeNumber }) {
  const { t } = useTranslation();
  const choose = useChooseRule(of);
  return (
    <div>
      <NativeSelect
        size="xs"
        label={t('cascade.rule')}
        value={rule}
        disabled={choose.isPending}
        onChange={(event) => choose.mutate({ version, rule: event.currentTarget.value as CascadeNumber['rule'] })}
        data={RULES.map((one) => ({ value: one, label: codeWord('aggregationRule', one) }))}
      />
      {choose.error && <ProblemAlert error={choose.error} />}
    </div>
  );
}

function Children({ of }: { of: NumberKey }) {
  const { t } = useTranslation();
  const pages = useNumberChildren(of);
  return (
    <Pages pages={pages} empty={<Text size="sm">{t('cascade.nobody')}</Text>}>
      {(items) => (
        <ul className={classes.rows}>
          {items.map((one) => (
            <Child key={one.activityId} child={one} />
          ))}
        </ul>
      )}
    </Pages>
  );
}

function Child({ child }: { child: CascadeChild }) {
  const { t } = useTranslation();
  const say = useNumbers();
  const [opened, setOpened] = useState(false);
  return (
    <li>
      <AppLink
        to="/roadmaps/$roadmapId"
        params={{ roadmapId: child.roadmapId }}
        search={{ row: child.activityId } as never}
      >
        {child.organization.name}
      </AppLink>
      <Text size="sm">
        {t('cascade.planAndFact', { planned: say(child.planned), reported: say(child.reported) })}
        {child.reached !== null && ` ${t(child.reached ? 'cascade.reached' : 'cascade.notReached')}`}
      </Text>
      {child.deviationReason && (
        <Text size="sm" className="quiet verbatim">
          {t('adoption.reasonIs', { reason: child.deviationReason })}
        </Text>
      )}
      {child.reportCount > 0 && (
        <Button
          size="compact-sm"
          variant="subtle"
          aria-expanded={opened}
          aria-label={t('cascade.openReportsOf', { count: child.reportCount, name: child.organization.name })}
          onClick={() => setOpened((old) => !old)}
        >
          {t('cascade.openReports', { count: child.reportCount })}
        </Button>
      )}
      {opened && (
        <Reports of={{ roadmapId: child.roadmapId, activityId: child.activityId, targetId: child.targetId }} />
      )}
    </li>
  );
}

function Reports({ of }: { of: NumberKey }) {
  const { t, i18n } = useTranslation();
  const say = useNumbers();
  const pages = useReportedNumbers(of);
  return (
    <Pages pages={pages} empty={<Text size="sm">{t('cascade.noReports')}</Text>}>
      {(items) => (
        <ul className={classes.rows}>
          {items.map((one) => (
            <li key={one.reportId}>
              <AppLink to={'/tasks/$checkpointId' as '/'} params={{ checkpointId: one.checkpointId } as never}>
                {t('cascade.reportOf', { value: say(one.value), name: one.organization.name })}
              </AppLink>
              <Text size="sm" className="quiet">
                {t('cascade.acceptedAt', { moment: formatInstant(one.acceptedAt, i18n.language) })}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </Pages>
  );
}
