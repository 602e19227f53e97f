import { Alert, Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { isMissing } from '../../shared/api/problem';
import type { ReportCorrection, ReportFigure, ReportObligation } from '../../shared/api/types';
import { formatDay, formatInstant } from '../../shared/format/dates';
import { useTranslation } from '../../shared/i18n/i18n';
import { EmptyState } from '../../shared/ui/EmptyState';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { AppLink, ButtonLink } from '../../shared/ui/links';
import { Loading } from '../../shared/ui/Loading';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useObligation, useReportFile, useStep, type Step } from './api/reports';
import { FigureTable } from './FigureTable';
import { FileButtons } from './FileButtons';
import { ReportComments } from './ReportComments';
import { LateMark, StateMark } from './StateMark';
import { correctionsOf, useWriting } from './useWriting';
import { periodWords } from './words';

const ReturnDialog = lazyDialog(() => import('./ReturnDialog').then((found) => found.ReturnDialog));
const CorrectDialog = lazyDialog(() => import('./CorrectDialog').then((found) => found.CorrectDialog));
const RowsPanel = lazyDialog(() => import('./RowsPanel').then((found) => found.RowsPanel));

/** One report: figures with where they come from, texts, and the steps of its life. */
export default function ObligationPage() {
  const { t } = useTranslation();
  const { obligationId } = useParams({ from: '/report-obligations/$obligationId' });
  const found = useObligation(obligationId);
  if (found.error && isMissing(found.error)) {
    return (
      <EmptyState page title={t('reports.missingTitle')} text={t('reports.missingText')}>
        <ButtonLink to="/report-obligations">{t('reports.toList')}</ButtonLink>
      </EmptyState>
    );
  }
  if (!found.data && found.error) {
    return (
      <Stack>
        <PageTitle title={t('reports.report')} />
        <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />
      </Stack>
    );
  }
  if (!found.data) return <Loading />;
  return <Loaded key={obligationId} report={found.data} />;
}

type Open = { what: 'return' } | { what: 'correct' | 'rows'; figure: ReportFigure };

function Loaded({ report }: { report: ReportObligation }) {
  const { t, i18n } = useTranslation();
  const { summary } = report;
  const [open, setOpen] = useState<Open | null>(null);
  const step = useStep(report.id);
  const { base, dirty, textOf, type, theirsIn, save, moved, write } = useWriting(report);
  const file = useReportFile(report.id);
  const may = (action: ReportObligation['allowedActions'][number]) => report.allowedActions.includes(action);
  const name = `${summary.templateName}, ${periodWords(summary, i18n.language)}, ${summary.organization.name}`;
  const take = (what: Step) => step.mutate({ step: what, version: report.version }, { onSuccess: moved });
  const submit = async () => {
    const latest = dirty ? await save(correctionsOf(base)).catch(() => null) : report;
    if (latest) step.mutate({ step: 'submit', version: latest.version });
  };
  const correct = async (figure: ReportFigure, correction: ReportCorrection | null) => {
    const others = correctionsOf(base).filter(({ code }) => code !== figure.code);
    await save(correction ? [...others, correction] : others);
    setOpen(null);
  };
  return (
    <Stack gap="lg">
      <Stack gap={6}>
        <AppLink to="/report-obligations" w="fit-content" className="no-print">
          {t('reports.toList')}
        </AppLink>
        <PageTitle title={name}>{summary.templateName}</PageTitle>
        <Text>
          {summary.organization.name} · {periodWords(summary, i18n.language)}
        </Text>
        <Group gap="md">
          <StateMark state={summary.state} />
          <LateMark {...summary} />
          <Text size="sm">{t('reports.term', { term: report.termText, due: formatDay(summary.due) })}</Text>
        </Group>
        <Text size="sm" className="quiet">
          {[
            t('reports.owner', { owner: report.ownerName }),
            report.basis && t('reports.basis', { basis: report.basis }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
        <Text size="sm" className="quiet">
          {[
            report.filledAt && t('reports.filledAt', { time: formatInstant(report.filledAt, i18n.language) }),
            report.submittedAt &&
              t('reports.submittedBy', {
                by: report.submittedBy ?? '',
                time: formatInstant(report.submittedAt, i18n.language),
              }),
            report.decidedAt &&
              t('reports.decidedBy', {
                by: report.decidedBy ?? '',
                time: formatInstant(report.decidedAt, i18n.language),
              }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
        <FileButtons file={file} name={name} />
      </Stack>
      {report.remark && summary.state === 'RETURNED' && (
        <Alert color="orange" icon={<IconArrowBackUp aria-hidden />}>
          {t('reports.remarkText', { remark: report.remark })}
        </Alert>
      )}
      {report.filledAt === null && <Text maw={700}>{t('reports.notFilled')}</Text>}
      {report.sections.map((section, at) => (
        <section key={at}>
          <Title order={2} mb="xs">
            {section.title}
          </Title>
          {section.figures.length > 0 && (
            <FigureTable
              figures={section.figures}
              mayCorrect={may('write')}
              onRows={(figure) => setOpen({ what: 'rows', figure })}
              onCorrect={(figure) => setOpen({ what: 'correct', figure })}
            />
          )}
          {section.written &&
            (may('write') ? (
              <>
                <Textarea
                  aria-label={section.title}
                  description={section.hint}
                  value={textOf(at)}
                  onChange={(event) => type(at, event.currentTarget.value)}
                  autosize
                  minRows={4}
                  maxLength={20_000}
                />
                {theirsIn(at) !== null && (
                  <Alert color="orange" mt="xs" role="status">
                    <Text>{t('reports.theirs')}</Text>
                    <Text className="verbatim" my="xs">
                      {theirsIn(at) || '—'}
                    </Text>
                    <Button size="xs" variant="default" onClick={() => type(at, theirsIn(at) ?? '')}>
                      {t('reports.takeTheirs')}
                    </Button>
                  </Alert>
                )}
              </>
            ) : (
              <Text className="verbatim">{section.text ?? '—'}</Text>
            ))}
        </section>
      ))}
      {(write.error ?? step.error) && <ProblemAlert error={write.error ?? step.error} />}
      <Group gap="xs" className="no-print">
        {may('submit') && (
          <Button loading={step.isPending && step.variables.step === 'submit'} onClick={() => void submit()}>
            {t('reports.submit')}
          </Button>
        )}
        {may('write') && (
          <Button
            variant="default"
            disabled={!dirty}
            loading={write.isPending}
            onClick={() => void save(correctionsOf(base)).catch(() => undefined)}
          >
            {t('reports.save')}
          </Button>
        )}
        {may('accept') && (
          <Button loading={step.isPending && step.variables.step === 'accept'} onClick={() => take('accept')}>
            {t('reports.accept')}
          </Button>
        )}
        {may('sendBack') && (
          <Button variant="default" onClick={() => setOpen({ what: 'return' })}>
            {t('reports.sendBack')}
          </Button>
        )}
        {may('withdraw') && (
          <Button variant="default" onClick={() => take('withdraw')}>
            {t('reports.withdraw')}
          </Button>
        )}
        {may('fill') && (
          <Button variant={report.filledAt === null ? 'filled' : 'subtle'} onClick={() => take('fill')}>
            {t(report.filledAt === null ? 'reports.fill' : 'reports.refill')}
          </Button>
        )}
      </Group>
      {may('write') && (
        <Text size="sm" className="quiet no-print">
          {t(dirty ? 'reports.unsaved' : may('submit') ? 'reports.submitText' : 'reports.tooEarly')}
        </Text>
      )}
      <ReportComments id={report.id} mayWrite={may('comment')} />
      {open?.what === 'return' && (
        <ReturnDialog
          busy={step.isPending}
          error={step.error}
          onSend={(remark) =>
            step.mutate({ step: 'return', version: report.version, remark }, { onSuccess: () => setOpen(null) })
          }
          onClose={() => setOpen(null)}
        />
      )}
      {open?.what === 'correct' && (
        <CorrectDialog
          figure={open.figure}
          busy={write.isPending}
          error={write.error}
          onCorrect={(correction) => void correct(open.figure, correction).catch(() => undefined)}
          onClose={() => setOpen(null)}
        />
      )}
      {open?.what === 'rows' && <RowsPanel id={report.id} figure={open.figure} onClose={() => setOpen(null)} />}
    </Stack>
  );
}
