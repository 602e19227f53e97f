import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { isMissing } from '../../shared/api/problem';
import type { Assessment, AssessmentResult } from '../../shared/api/types';
import { formatDay } from '../../shared/format/dates';
import { figure, procedureName, schoolYear, share } from '../../shared/monitoring/figures';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import grid from '../../shared/ui/DataTable.module.css';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ExportButton } from '../../shared/ui/ExportButton';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { AppLink, ButtonLink } from '../../shared/ui/links';
import { Loading } from '../../shared/ui/Loading';
import { Pages } from '../../shared/ui/Pages';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useAssessmentSummary, useDeleteAssessment, useResultPages } from './api/assessments';
import type { Summed } from './search';

const EnterDialog = lazyDialog(() => import('./EnterDialog').then((found) => found.EnterDialog));
const EditDialog = lazyDialog(() => import('./EditDialog').then((found) => found.EditDialog));
const CorrectDialog = lazyDialog(() => import('./CorrectDialog').then((found) => found.CorrectDialog));
const VersionsDialog = lazyDialog(() => import('./VersionsDialog').then((found) => found.VersionsDialog));

/** One assessment: what the schools that one sees came to together, and each of them. */
export default function AssessmentPage() {
  const { t, i18n } = useTranslation();
  const { assessmentId } = useParams({ from: '/assessments/$assessmentId' });
  const { behind } = useSearch({ from: '/assessments/$assessmentId' });
  const found = useAssessmentSummary(assessmentId);
  const pages = useResultPages(assessmentId, { behind });
  if (found.error && isMissing(found.error)) {
    return (
      <EmptyState page title={t('assessments.missingTitle')} text={t('assessments.missingText')}>
        <ButtonLink to="/assessments">{t('assessments.title')}</ButtonLink>
      </EmptyState>
    );
  }
  if (found.error) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const { assessment, ...sums } = found.data;
  const number = (value: number | null, digits = 0) => figure(value, i18n.language, digits);
  return (
    <Stack gap="lg">
      <Stack gap={4}>
        <AppLink to="/assessments" w="fit-content">
          {t('assessments.title')}
        </AppLink>
        <PageTitle title={procedureName(assessment, (grade) => t('assessments.grade', { grade }))} />
        <Text className="quiet">
          {[
            schoolYear(assessment.schoolYear),
            assessment.heldOn && formatDay(assessment.heldOn),
            assessment.organization.name,
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
        {assessment.threshold && (
          <Text size="sm">{t('assessments.thresholdIs', { threshold: assessment.threshold })}</Text>
        )}
        <Ways assessment={assessment} empty={sums.schools === 0} />
      </Stack>
      {sums.schools > 0 && (
        <Group gap="xl">
          <Sum label={t('assessments.schools')} behind="PARTICIPANTS" value={number(sums.schools)} />
          <Sum label={t('assessments.participants')} behind="PARTICIPANTS" value={number(sums.participants)} />
          <Sum
            label={t('assessments.below')}
            behind="BELOW"
            value={sums.below === null ? null : `${number(sums.below)} (${share(sums.belowShare, i18n.language)})`}
          />
          <Sum label={t('assessments.mean')} behind="MEAN" value={sums.mean === null ? null : number(sums.mean, 2)} />
        </Group>
      )}
      <section>
        <Title order={2} mb="xs">
          {t('assessments.results')}
        </Title>
        {behind && (
          <Group gap="sm" mb="xs">
            <Text role="status">{t(`assessments.behind.${behind}`)}</Text>
            <AppLink
              to="/assessments/$assessmentId"
              params={{ assessmentId }}
              search={{}}
              className="no-print"
              resetScroll={false}
            >
              {t('assessments.allResults')}
            </AppLink>
          </Group>
        )}
        <Pages
          pages={pages}
          empty={<EmptyState title={t('assessments.noResults')} text={t('assessments.noResultsText')} />}
        >
          {(items) => <ResultRows items={items} />}
        </Pages>
      </section>
      <ExportButton
        path={`/api/v1/assessments/${assessment.id}/results`}
        query={{ behind }}
        name={assessment.subject}
      />
    </Stack>
  );
}

/** One with results stays: they name it. */
function Ways({ assessment, empty }: { assessment: Assessment; empty: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [open, setOpen] = useState<'enter' | 'edit' | 'delete' | null>(null);
  const remove = useDeleteAssessment(assessment);
  const edits = assessment.allowedActions.includes('update');
  const deletes = empty && assessment.allowedActions.includes('delete');
  if (!edits && !deletes) return null;
  return (
    <Group gap="xs" mt={4} className="no-print">
      {edits && (
        <Button size="xs" onClick={() => setOpen('enter')}>
          {t('assessments.enter')}
        </Button>
      )}
      {edits && (
        <Button size="xs" variant="default" onClick={() => setOpen('edit')}>
          {t('assessments.edit')}
        </Button>
      )}
      {deletes && (
        <Button size="xs" variant="subtle" color="red" onClick={() => setOpen('delete')}>
          {t('assessments.delete')}
        </Button>
      )}
      {open === 'enter' && <EnterDialog assessment={assessment} onClose={() => setOpen(null)} />}
      {open === 'edit' && <EditDialog assessment={assessment} onClose={() => setOpen(null)} />}
      {open === 'delete' && (
        <ConfirmDialog
          title={t('assessments.deleteTitle')}
          text={t('assessments.deleteText', {
            name: procedureName(assessment, (grade) => t('assessments.grade', { grade })),
          })}
          action={t('assessments.delete')}
          danger
          busy={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate(undefined, { onSuccess: () => void navigate({ to: '/assessments' }) })}
          onClose={() => setOpen(null)}
        />
      )}
    </Group>
  );
}

/** A sum, and the way to the rows it is made of; what nobody says has none. */
function Sum({ label, value, behind }: { label: string; value: string | null; behind: Summed }) {
  const { assessmentId } = useParams({ from: '/assessments/$assessmentId' });
  return (
    <div>
      <Text size="sm" className="quiet">
        {label}
      </Text>
      <Text fw={600} size="lg">
        {value === null ? (
          '—'
        ) : (
          <AppLink
            to="/assessments/$assessmentId"
            params={{ assessmentId }}
            search={{ behind }}
            resetScroll={false}
            aria-label={`${label}: ${value}`}
            inherit
          >
            {value}
          </AppLink>
        )}
      </Text>
    </div>
  );
}

function ResultRows({ items }: { items: AssessmentResult[] }) {
  const { t, i18n } = useTranslation();
  const [open, setOpen] = useState<{ what: 'correct' | 'versions'; result: AssessmentResult } | null>(null);
  const heads = ['participants', 'mark2', 'mark3', 'mark4', 'mark5', 'below'] as const;
  return (
    <>
      <table className={grid.table} role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader">{t('assessments.school')}</th>
            {heads.map((head) => (
              <th key={head} role="columnheader" className={grid.number}>
                {t(`assessments.${head}`)}
              </th>
            ))}
            <th role="columnheader" className={grid.number}>
              {t('assessments.belowShare')}
            </th>
            <th role="columnheader" className={grid.number}>
              {t('assessments.mean')}
            </th>
            <th role="columnheader">
              <span className="visually-hidden">{t('assessments.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {items.map((one) => (
            <tr key={one.id} role="row">
              <td role="cell" className={grid.lead}>
                <AppLink to="/organizations/$organizationId" params={{ organizationId: one.organization.id }}>
                  {one.organization.name}
                </AppLink>
                {one.classLetter && `, ${t('assessments.class', { letter: one.classLetter })}`}
              </td>
              {heads.map((head) => (
                <td key={head} role="cell" className={grid.number} data-label={t(`assessments.${head}`)}>
                  {figure(one[head], i18n.language)}
                </td>
              ))}
              <td role="cell" className={grid.number} data-label={t('assessments.belowShare')}>
                {share(one.belowShare, i18n.language)}
              </td>
              <td role="cell" className={grid.number} data-label={t('assessments.mean')}>
                {figure(one.mean, i18n.language, 2)}
              </td>
              <td role="cell">
                <Group gap={4} wrap="nowrap" className="no-print">
                  <Button size="compact-sm" variant="subtle" onClick={() => setOpen({ what: 'versions', result: one })}>
                    {t('assessments.versions')}
                  </Button>
                  {one.allowedActions.includes('correct') && (
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      onClick={() => setOpen({ what: 'correct', result: one })}
                    >
                      {t('assessments.correct')}
                    </Button>
                  )}
                </Group>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {open?.what === 'correct' && <CorrectDialog result={open.result} onClose={() => setOpen(null)} />}
      {open?.what === 'versions' && <VersionsDialog result={open.result} onClose={() => setOpen(null)} />}
    </>
  );
}
