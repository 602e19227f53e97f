import { Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ConsolidatedReport, ConsolidatedSender, ConsolidatedSubmission } from '../../shared/api/types';
import { formatInstant } from '../../shared/format/dates';
import { codeWord } from '../../shared/i18n/codes';
import { useTranslation } from '../../shared/i18n/i18n';
import { nameIn } from '../../shared/i18n/names';
import grid from '../../shared/ui/DataTable.module.css';
import { Pages } from '../../shared/ui/Pages';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useDecideSubmission, useSubmissions, useSubmitConsolidated } from './api/submissions';
import { ReturnDialog } from './ReturnDialog';
import { StateMark } from './StateMark';
import { figureWords } from './words';

/** The consolidated report on its way up: a district sends its own, the region decides on those of its districts. */
export default function SubmissionsOf({ report }: { report: ConsolidatedReport }) {
  const { t } = useTranslation();
  const { templateId, periodStart } = report.head;
  const pages = useSubmissions(templateId, periodStart);
  const { senders } = report;
  const sent = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const shows = sent.length > 0 || pages.error !== null;
  const empty = !shows && senders.length === 0;
  const place = useRef<HTMLElement>(null);
  // The address was read before there was anything to go to.
  useEffect(() => {
    if (!empty && window.location.hash === '#sent-up') place.current?.scrollIntoView?.();
  }, [empty]);
  if (empty) return null;
  return (
    <section ref={place} aria-labelledby="sent-up">
      <Title order={2} id="sent-up" mb="xs">
        {t('reports.sent.title')}
      </Title>
      <Stack gap="sm">
        {senders.map((sender) => (
          <Send key={sender.organization.id} report={report} sender={sender} alone={senders.length === 1} />
        ))}
        {shows && (
          <Pages pages={pages} empty={null}>
            {(items) => <Rows items={items} />}
          </Pages>
        )}
      </Stack>
    </section>
  );
}

type SendProps = { report: ConsolidatedReport; sender: ConsolidatedSender; alone: boolean };

function Send({ report, sender, alone }: SendProps) {
  const { t } = useTranslation();
  const [note, setNote] = useState('');
  const { templateId, periodStart } = report.head;
  const { organization, accepted, owed } = sender;
  const submit = useSubmitConsolidated(templateId);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit.mutate({ organizationId: organization.id, period: periodStart, note: note.trim() || null });
      }}
    >
      <Stack gap="xs" maw={560} className="no-print">
        {!alone && <Text fw={600}>{organization.name}</Text>}
        <Text size="sm">{t('reports.sent.text', { accepted, owed })}</Text>
        <Textarea
          label={t('reports.sent.note')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          autosize
          maxLength={5000}
        />
        {submit.error && <ProblemAlert error={submit.error} />}
        <Button
          type="submit"
          w="fit-content"
          disabled={accepted === 0}
          loading={submit.isPending}
          aria-label={t('reports.sent.sendOf', { name: organization.name })}
        >
          {t('reports.sent.send')}
        </Button>
      </Stack>
    </form>
  );
}

function Rows({ items }: { items: ConsolidatedSubmission[] }) {
  const { t } = useTranslation();
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('reports.organization')}</th>
          <th role="columnheader">{t('reports.state')}</th>
          <th role="columnheader">{t('reports.sent.figures')}</th>
          <th role="columnheader">{t('reports.sent.when')}</th>
          <th role="columnheader">
            <span className="visually-hidden">{t('reports.sent.decide')}</span>
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((one) => (
          <Row key={one.id} one={one} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ one }: { one: ConsolidatedSubmission }) {
  const { t, i18n } = useTranslation();
  const [returning, setReturning] = useState(false);
  const decide = useDecideSubmission(one);
  return (
    <tr role="row">
      <td role="cell" className={grid.lead}>
        {one.organization.name}
        <Text size="sm" className="quiet">
          {t('reports.sent.of', { accepted: one.accepted, owed: one.owed })}
        </Text>
      </td>
      <td role="cell">
        <StateMark state={one.state} />
        {one.remark && one.state === 'RETURNED' && <Text size="sm">{one.remark}</Text>}
      </td>
      <td role="cell" data-label={t('reports.sent.figures')}>
        {one.figures.map((figure) => (
          <Text key={figure.code} size="sm">
            {nameIn(figure.name, i18n.language)}:{' '}
            {figureWords(figure.value, figure.unit, i18n.language) ?? t('reports.noData')}
          </Text>
        ))}
        {one.note && <Text size="sm">{one.note}</Text>}
      </td>
      <td role="cell" data-label={t('reports.sent.when')}>
        {one.submittedBy}, {formatInstant(one.submittedAt, i18n.language)}
        {one.decidedAt && (
          <Text size="sm">
            {t('reports.sent.decided', {
              state: codeWord('owedState', one.state),
              who: one.decidedBy ?? '',
              when: formatInstant(one.decidedAt, i18n.language),
            })}
          </Text>
        )}
      </td>
      <td role="cell">
        <Group gap={4} className="no-print">
          {one.allowedActions.includes('accept') && (
            <Button size="compact-sm" loading={decide.isPending} onClick={() => decide.mutate(null)}>
              {t('reports.sent.accept')}
            </Button>
          )}
          {one.allowedActions.includes('sendBack') && (
            <Button size="compact-sm" variant="default" onClick={() => setReturning(true)}>
              {t('reports.sendBack')}
            </Button>
          )}
        </Group>
        {decide.error && !returning ? <ProblemAlert error={decide.error} /> : null}
        {returning && (
          <ReturnDialog
            busy={decide.isPending}
            error={decide.error}
            onSend={(remark) => decide.mutate(remark, { onSuccess: () => setReturning(false) })}
            onClose={() => setReturning(false)}
          />
        )}
      </td>
    </tr>
  );
}
