import { Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useMe } from '../../shared/api/getMe';
import { isMissing } from '../../shared/api/problem';
import type { Visit } from '../../shared/api/types';
import { formatDay, formatInstant } from '../../shared/format/dates';
import { codeWord } from '../../shared/i18n/codes';
import { useTranslation, withRareWords } from '../../shared/i18n/i18n';
import { EmptyState } from '../../shared/ui/EmptyState';
import { FormDialog } from '../../shared/ui/FormDialog';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { AppLink, ButtonLink } from '../../shared/ui/links';
import { Loading } from '../../shared/ui/Loading';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { AdviceOf } from './AdviceOf';
import { useStep, useVisit } from './api/visits';
import { ChecklistFields } from './ChecklistFields';
import { keep, keptOf, moved, useKept, type Kept } from './kept';
import { VisitMark } from './marks';
import { Recording } from './Recording';
import { useOutbox } from './useOutbox';

const PlanDialog = lazyDialog(() => import('./PlanDialog').then((found) => found.PlanDialog));
const FileList = lazy(() => withRareWords(() => import('../../shared/files/FileList')));

/** One visit: what is planned, what is found, what is recommended, and what the school says. */
export default function VisitPage() {
  const { t } = useTranslation();
  const { visitId } = useParams({ from: '/visits/$visitId' });
  const me = useMe();
  const found = useVisit(visitId);
  if (found.error && isMissing(found.error)) {
    return (
      <EmptyState page title={t('visits.missingTitle')} text={t('visits.missingText')}>
        <ButtonLink to="/visits">{t('visits.toList')}</ButtonLink>
      </EmptyState>
    );
  }
  if (!found.data && found.error) {
    return (
      <Stack>
        <PageTitle title={t('visits.title')} />
        <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />
      </Stack>
    );
  }
  if (!found.data || !me.data) return <Loading />;
  return <Loaded key={visitId} visit={found.data} person={me.data.id ?? ''} />;
}

/** A visit with what waits for it on this device. */
function useHere(visit: Visit, person: string) {
  const kept = useKept(person).find(({ visitId }) => visitId === visit.id) ?? null;
  const { outcomes, busy, sendOne } = useOutbox(person);
  const change = (part: Partial<Kept>) => {
    const now = keptOf(person, visit.id) ?? {
      visitId: visit.id,
      purpose: visit.purpose,
      school: visit.organization.name,
      version: visit.version,
      advice: [],
    };
    keep(person, { ...now, ...part });
  };
  const send = () => sendOne(visit.id);
  return { kept, change, send, busy, outcome: outcomes[visit.id] };
}

function Loaded({ visit, person }: { visit: Visit; person: string }) {
  const { t, i18n } = useTranslation();
  const [open, setOpen] = useState<'plan' | 'cancel' | null>(null);
  const step = useStep(visit.id);
  const { kept, change, send, busy, outcome } = useHere(visit, person);
  const may = (action: Visit['allowedActions'][number]) => visit.allowedActions.includes(action);
  const begun = visit.state === 'IN_PROGRESS' || kept?.begunAt !== undefined;
  const ended = kept?.completedAt !== undefined;
  const records = may('record') && begun && !ended;
  const said = (kept?.findings ?? visit.findings ?? '').trim() !== '' || (kept?.answers ?? visit.answers).length > 0;
  const told = visit.state === 'COMPLETED' || visit.state === 'ACKNOWLEDGED';
  const begin = () => {
    change({ begunAt: new Date().toISOString() });
    void send();
  };
  const complete = async () => {
    change({ completedAt: new Date().toISOString() });
    const { what } = await send();
    const left = keptOf(person, visit.id);
    // What the server does not take is written on.
    if (what === 'refused' && left) keep(person, { ...left, completedAt: undefined });
  };
  return (
    <Stack gap="lg">
      <Stack gap={6}>
        <AppLink to="/visits" w="fit-content" className="no-print">
          {t('visits.toList')}
        </AppLink>
        <PageTitle title={visit.purpose} />
        <Text>
          <AppLink
            to="/organizations/$organizationId"
            params={{ organizationId: visit.organization.id }}
            underline="always"
          >
            {visit.organization.name}
          </AppLink>
          {` · ${codeWord('visitKind', visit.kind)} · `}
          {[formatDay(visit.plannedOn), visit.plannedAt].filter(Boolean).join(', ')}
        </Text>
        <Group gap="md">
          <VisitMark state={begun && visit.state === 'PLANNED' ? 'IN_PROGRESS' : visit.state} />
          <Text size="sm">{`${t('visits.visitor')}: ${visit.visitor.name}`}</Text>
        </Group>
        <Text size="sm" className="quiet">
          {[
            visit.begunAt && t('visits.beganAt', { time: formatInstant(visit.begunAt, i18n.language) }),
            visit.completedAt && t('visits.completedAt', { time: formatInstant(visit.completedAt, i18n.language) }),
            visit.acknowledgedAt &&
              t('visits.acknowledgedAt', {
                time: formatInstant(visit.acknowledgedAt, i18n.language),
                by: visit.acknowledgedBy ?? '',
              }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
        {visit.cancelReason && <Text>{t('visits.cancelled', { reason: visit.cancelReason })}</Text>}
      </Stack>
      {step.error && <ProblemAlert error={step.error} />}
      {may('acknowledge') && (
        <Stack gap={6} align="flex-start" className="no-print">
          <Text size="sm">{t('visits.acknowledgeText')}</Text>
          <Button size="md" loading={step.isPending} onClick={() => step.mutate({ step: 'acknowledge' })}>
            {t('visits.acknowledge')}
          </Button>
        </Stack>
      )}
      {!ended && (
        <Group gap="xs" className="no-print">
          {may('begin') && !begun && (
            <Button size="md" onClick={begin}>
              {t('visits.begin')}
            </Button>
          )}
          {may('update') && (
            <Button variant="default" onClick={() => setOpen('plan')}>
              {t('visits.changeTitle')}
            </Button>
          )}
          {may('cancel') && (
            <Button variant="subtle" onClick={() => setOpen('cancel')}>
              {t('visits.cancel')}
            </Button>
          )}
        </Group>
      )}
      {records || (kept && !told) ? (
        <Recording {...{ visit, person, kept, change, outcome, busy, send }} />
      ) : (
        <Findings visit={visit} />
      )}
      <AdviceOf
        visitId={visit.id}
        told={told}
        kept={kept?.advice ?? []}
        onAdd={
          records || may('recommend')
            ? (advice) => {
                change({ advice: [...(keptOf(person, visit.id)?.advice ?? []), advice] });
                void send();
              }
            : undefined
        }
      />
      {records && (
        <Stack gap={6} align="flex-start" className="no-print">
          <Text size="sm" className="quiet">
            {t(said ? 'visits.completeText' : 'visits.completeNeeds')}
          </Text>
          <Button size="md" disabled={!said} loading={busy} onClick={() => void complete()}>
            {t('visits.complete')}
          </Button>
        </Stack>
      )}
      {open === 'plan' && (
        <PlanDialog
          visit={visit}
          onChanged={(now) => moved(person, visit.id, visit.version, now.version)}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'cancel' && <CancelDialog visit={visit} onClose={() => setOpen(null)} />}
    </Stack>
  );
}

/** What was found, to read. */
function Findings({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const told = visit.state === 'COMPLETED' || visit.state === 'ACKNOWLEDGED';
  if (!told && visit.findings === null && visit.answers.length === 0) {
    return visit.state === 'CANCELLED' ? null : <Text className="quiet">{t('visits.notYet')}</Text>;
  }
  return (
    <>
      <section>
        <Title order={2}>{t('visits.findings')}</Title>
        <Text className="verbatim">{visit.findings ?? t('visits.noFindings')}</Text>
      </section>
      {visit.checklist && <ChecklistFields checklist={visit.checklist} answers={visit.answers} />}
      {visit.files.length > 0 && (
        <Suspense>
          <FileList files={visit.files} label={t('visits.files')} />
        </Suspense>
      )}
    </>
  );
}

function CancelDialog({ visit, onClose }: { visit: Visit; onClose: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const step = useStep(visit.id);
  return (
    <FormDialog
      title={t('visits.cancel')}
      action={t('visits.cancel')}
      danger
      busy={step.isPending}
      error={step.error}
      ready={reason.trim() !== ''}
      onClose={onClose}
      onSubmit={() => step.mutate({ step: 'cancel', reason: reason.trim() }, { onSuccess: onClose })}
    >
      <Textarea
        label={t('visits.cancelReason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        autosize
        minRows={2}
        maxLength={2000}
        required
        data-autofocus
      />
    </FormDialog>
  );
}
