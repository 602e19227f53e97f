import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconPrinter, IconRefresh } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { isMissing } from '../../shared/api/problem';
import type { Engagement, EngagementPart } from '../../shared/api/types';
import { formatDay, formatInstant, monthName, monthOf } from '../../shared/format/dates';
import { codeWord } from '../../shared/i18n/codes';
import { hasWords, useTranslation, type WordKey } from '../../shared/i18n/i18n';
import { toldFormula } from '../../shared/i18n/toldFormula';
import { printPage } from '../../shared/print/printing';
import grid from '../../shared/ui/DataTable.module.css';
import { EmptyState } from '../../shared/ui/EmptyState';
import { AppLink, ButtonLink } from '../../shared/ui/links';
import { Loading } from '../../shared/ui/Loading';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useEngagement, useRefreshEngagement } from './api/engagement';
import { Behind } from './Behind';
import classes from './Engagement.module.css';
import { percent, score } from './figures';
import { LevelMark } from './LevelMark';

/** What a school's figure is made of, what is missing in it, and what to do next. */
export default function SchoolPage() {
  const { t } = useTranslation();
  const { organizationId } = useParams({ from: '/engagement/$organizationId' });
  const found = useEngagement(organizationId);
  if (found.error && isMissing(found.error)) {
    return (
      <EmptyState page title={t('common.nothingFound')} text={t('engagement.nothingHint')}>
        <ButtonLink to="/engagement">{t('engagement.title')}</ButtonLink>
      </EmptyState>
    );
  }
  if (!found.data && found.error) {
    return (
      <Stack>
        <PageTitle title={t('engagement.title')} />
        <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />
      </Stack>
    );
  }
  if (!found.data) return <Loading />;
  return <Loaded found={found.data} />;
}

function Loaded({ found }: { found: Engagement }) {
  const { t, i18n } = useTranslation();
  const refresh = useRefreshEngagement();
  const { organization } = found;
  const formula = found.formula && toldFormula(found.formula);
  return (
    <Stack gap="lg">
      <Stack gap={6}>
        <AppLink to="/engagement" w="fit-content" className="no-print">
          {t('engagement.title')}
        </AppLink>
        <Group justify="space-between">
          <PageTitle title={t('engagement.titleOf', { school: organization.name })}>{organization.name}</PageTitle>
          <Group gap="xs" className="no-print">
            {found.allowedActions.includes('refresh') && (
              <Button
                variant="default"
                leftSection={<IconRefresh size={18} aria-hidden />}
                loading={refresh.isPending}
                onClick={() => refresh.mutate(organization.id)}
              >
                {t('engagement.refresh')}
              </Button>
            )}
            <Button
              variant="default"
              leftSection={<IconPrinter size={18} aria-hidden />}
              onClick={() => void printPage()}
            >
              {t('common.print')}
            </Button>
          </Group>
        </Group>
        <AppLink
          to="/organizations/$organizationId"
          params={{ organizationId: organization.id }}
          w="fit-content"
          className="no-print"
        >
          {t('engagement.toSchool')}
        </AppLink>
      </Stack>
      {refresh.error && <ProblemAlert error={refresh.error} />}
      {found.day === null ? (
        <Text>{t('engagement.notYet')}</Text>
      ) : (
        <>
          <Group gap="lg" align="center">
            <span className={classes.figure}>{score(found.score, i18n.language) ?? t('engagement.unknown')}</span>
            <Stack gap={2}>
              <LevelMark value={found.level} />
              <Text size="sm" className="quiet">
                {t('engagement.asOf', { day: formatDay(found.day) })}
                {found.computedAt &&
                  ` · ${t('engagement.computedAt', { time: formatInstant(found.computedAt, i18n.language) })}`}
              </Text>
            </Stack>
          </Group>
          <Text maw={760}>{t('engagement.coverageText', { share: found.coverage })}</Text>
          {found.steps.length > 0 && <Steps found={found} />}
          <Parts found={found} />
          {formula && (
            <section>
              <Title order={2}>{t('engagement.formula')}</Title>
              <Text>
                {formula.name}.{' '}
                {t('engagement.formulaText', {
                  red: formula.definition.red,
                  yellow: formula.definition.yellow,
                  days: formula.definition.days,
                })}
              </Text>
              <Text size="sm" className="quiet" maw={760}>
                {formula.source}
              </Text>
            </section>
          )}
        </>
      )}
      {found.lists.length > 0 && <Lists found={found} />}
      {found.history.length > 0 && <History found={found} />}
    </Stack>
  );
}

function Steps({ found }: { found: Engagement }) {
  const { t } = useTranslation();
  return (
    <section>
      <Title order={2}>{t('engagement.steps')}</Title>
      <ol>
        {found.steps.map(({ code, count }) => (
          <li key={code}>
            <Behind found={found} code={code}>
              {t(`engagementStep.${code}` as WordKey, { count: count ?? 0 })}
            </Behind>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Parts({ found }: { found: Engagement }) {
  const { t, i18n } = useTranslation();
  const evidence = (part: EngagementPart) => {
    const key = `engagementEvidence.${part.code}`;
    return hasWords(key) ? t(key as WordKey, part.evidence) : '';
  };
  return (
    <section>
      <Title order={2}>{t('engagement.parts')}</Title>
      <table className={grid.table} role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader">{t('engagement.part')}</th>
            <th role="columnheader" className={grid.number}>
              {t('engagement.weight')}
            </th>
            <th role="columnheader">{t('engagement.value')}</th>
            <th role="columnheader" className={grid.number}>
              {t('engagement.points')}
            </th>
            <th role="columnheader">{t('engagement.evidence')}</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {found.components.map((part) => (
            <tr key={part.code} role="row">
              <td role="cell" className={grid.lead}>
                {codeWord('engagementPart', part.code)}
              </td>
              <td role="cell" className={grid.number} data-label={t('engagement.weight')}>
                {part.weight}
              </td>
              <td role="cell" data-label={part.value === null ? undefined : t('engagement.value')}>
                {part.value !== null && (
                  <Group gap="xs">
                    <span className={classes.bar} aria-hidden>
                      <span style={{ width: `${part.value * 100}%` }} />
                    </span>
                    {percent(part.value, i18n.language)}
                  </Group>
                )}
              </td>
              <td
                role="cell"
                className={grid.number}
                data-label={part.points === null ? undefined : t('engagement.points')}
              >
                {score(part.points, i18n.language)}
              </td>
              <td role="cell" className={part.missing ? 'quiet' : undefined}>
                {part.missing ? (
                  t('engagement.missing', { why: codeWord('engagementMissing', part.missing) })
                ) : (
                  <Behind found={found} code={part.code}>
                    {evidence(part)}
                  </Behind>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Lists({ found }: { found: Engagement }) {
  const { t } = useTranslation();
  return (
    <section>
      <Title order={2}>{t('engagement.lists')}</Title>
      <ul>
        {found.lists.map((list) => (
          <li key={list.listId}>
            <Group gap="sm">
              <LevelMark value={list.level} /> {list.name}, {formatDay(list.decidedOn)}
            </Group>
            <Text size="sm" className="quiet">
              {[list.source, list.note].filter(Boolean).join(' · ')}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}

function History({ found }: { found: Engagement }) {
  const { t, i18n } = useTranslation();
  return (
    <section>
      <Title order={2}>{t('engagement.history')}</Title>
      <table className={grid.table} role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader">{t('engagement.month')}</th>
            <th role="columnheader" className={grid.number}>
              {t('engagement.score')}
            </th>
            <th role="columnheader">{t('engagement.level')}</th>
            <th role="columnheader" className={grid.number}>
              {t('engagement.coverage')}
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {found.history.map((month) => (
            <tr key={month.month} role="row">
              <td role="cell" className={grid.lead}>
                {monthName(monthOf(month.month), i18n.language, 'full')}
              </td>
              <td role="cell" className={grid.number} data-label={t('engagement.score')}>
                {score(month.score, i18n.language) ?? '—'}
              </td>
              <td role="cell">
                <LevelMark value={month.level} />
              </td>
              <td role="cell" className={grid.number} data-label={t('engagement.coverage')}>
                {month.coverage} %
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
