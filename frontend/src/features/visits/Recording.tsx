import { Alert, Button, Stack, Text, Textarea } from '@mantine/core';
import { IconCircleCheck, IconDeviceMobile } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { StoredFile, Visit, VisitAnswer } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { useTranslation, withRareWords } from '../../shared/i18n/i18n';
import { Loading } from '../../shared/ui/Loading';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useChangeVisit } from './api/visits';
import { ChecklistFields } from './ChecklistFields';
import { forget, keep, moved, type Kept } from './kept';
import type { Outcome } from './sending';

const FileField = lazy(() => withRareWords(() => import('../../shared/files/FileField')));
const StaleNotice = lazy(() =>
  withRareWords(() => import('../../shared/ui/StaleNotice').then((found) => ({ default: found.StaleNotice }))),
);

/** What is typed leaves when the typing pauses. */
const PAUSE = 1500;

type Props = {
  visit: Visit;
  person: string;
  kept: Kept | null;
  /** What waits for this visit with that changed. */
  change: (part: Partial<Kept>) => void;
  outcome: Outcome | undefined;
  busy: boolean;
  send: () => Promise<Outcome>;
};

/** What the visitor finds: kept on this device with each letter, and sent when there is a network. */
export function Recording({ visit, person, kept, change, outcome, busy, send }: Props) {
  const { t } = useTranslation();
  const findings = kept?.findings ?? visit.findings ?? '';
  const answers = kept?.answers ?? visit.answers;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const write = (part: Partial<Kept>) => {
    change(part);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void send(), PAUSE);
  };
  return (
    <Stack gap="md">
      {outcome?.what === 'conflict' && kept && (
        <Conflict visit={visit} person={person} kept={kept} theirs={outcome.theirs} busy={busy} send={send} />
      )}
      {visit.checklist && (
        <ChecklistFields checklist={visit.checklist} answers={answers} onChange={(next) => write({ answers: next })} />
      )}
      <Textarea
        label={t('visits.findings')}
        description={t('visits.findingsHint')}
        value={findings}
        onChange={(event) => write({ findings: event.currentTarget.value })}
        autosize
        minRows={5}
        maxLength={20_000}
      />
      <Photos key={visit.id} visit={visit} person={person} />
      <Sign kept={kept} outcome={outcome} busy={busy} />
    </Stack>
  );
}

/** Where what was written is now. */
function Sign({ kept, outcome, busy }: { kept: Kept | null; outcome: Outcome | undefined; busy: boolean }) {
  const { t } = useTranslation();
  if (kept && outcome?.what === 'refused') {
    return <ProblemAlert error={outcome.error} kept={t('visits.refused')} />;
  }
  if (!kept && outcome?.what !== 'sent') return null;
  return (
    <Text size="sm" role="status">
      {kept ? (
        <>
          <IconDeviceMobile size={16} aria-hidden /> {t(busy ? 'visits.sending' : 'visits.kept')}
        </>
      ) : (
        <>
          <IconCircleCheck size={16} aria-hidden /> {t('visits.sent')}
        </>
      )}
    </Text>
  );
}

type ConflictProps = Pick<Props, 'visit' | 'person' | 'busy' | 'send'> & { kept: Kept; theirs: Visit };

/** Somebody else was quicker: both are shown, and the person decides. */
function Conflict({ visit, person, kept, theirs, busy, send }: ConflictProps) {
  const { t } = useTranslation();
  if (theirs.state !== 'PLANNED' && theirs.state !== 'IN_PROGRESS') {
    return (
      <Alert color="orange" role="alert">
        <Text>{t('visits.conflictOver')}</Text>
        <Button mt="xs" size="xs" variant="default" onClick={() => forget(person, visit.id)}>
          {t('visits.forget')}
        </Button>
      </Alert>
    );
  }
  const words = (answers: VisitAnswer[]) =>
    answers
      .map(({ item, answer, note }) =>
        [`${item + 1}: ${codeWord('visitChoice', answer)}`, note].filter(Boolean).join(', '),
      )
      .join('; ');
  const told = { ...kept, version: theirs.version };
  return (
    <Suspense>
      <StaleNotice
        mine={{
          [t('visits.findings')]: kept.findings ?? theirs.findings ?? '',
          [t('visits.checklist')]: words(kept.answers ?? theirs.answers),
        }}
        theirs={{
          [t('visits.findings')]: theirs.findings ?? '',
          [t('visits.checklist')]: words(theirs.answers),
        }}
        busy={busy}
        onTakeTheirs={() => {
          keep(person, { ...told, findings: undefined, answers: undefined });
          void send();
        }}
        onKeepMine={() => {
          keep(person, told);
          void send();
        }}
      />
    </Suspense>
  );
}

/** Files need the network; what is sent already stands in the visit at once. */
function Photos({ visit, person }: { visit: Visit; person: string }) {
  const { t } = useTranslation();
  const [files, setFiles] = useState(visit.files as StoredFile[]);
  const change = useChangeVisit(visit.id);
  const put = (next: StoredFile[]) => {
    setFiles(next);
    change.mutate(
      { version: visit.version, body: { files: next.map(({ id }) => id) } },
      { onSuccess: (now) => moved(person, visit.id, visit.version, now.version) },
    );
  };
  return (
    <>
      <Suspense fallback={<Loading rows={1} />}>
        <FileField
          label={t('visits.files')}
          hint={t('visits.filesHint')}
          organizationId={visit.organization.id}
          value={files}
          onChange={put}
          max={20}
        />
      </Suspense>
      {change.error && <ProblemAlert error={change.error} />}
    </>
  );
}
