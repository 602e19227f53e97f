import { Alert, Button, Group, Progress, Stack, Text, Textarea, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from '../../../shared/i18n/i18n';
import { save } from '../../../shared/api/download';
import { isMissing } from '../../../shared/api/problem';
import type { AssessmentImport } from '../../../shared/api/types';
import { codeWord } from '../../../shared/i18n/codes';
import grid from '../../../shared/ui/DataTable.module.css';
import { ConfirmDialog } from '../../../shared/ui/ConfirmDialog';
import { EmptyState } from '../../../shared/ui/EmptyState';
import { AppLink, ButtonLink } from '../../../shared/ui/links';
import { Loading } from '../../../shared/ui/Loading';
import { Pages } from '../../../shared/ui/Pages';
import { PageTitle } from '../../../shared/ui/PageTitle';
import { ProblemAlert } from '../../../shared/ui/ProblemAlert';
import {
  useApplyImport,
  useCorrectImport,
  useDeleteImport,
  useFaultBook,
  useFaultPages,
  useImport,
} from '../api/imports';
import { Mapping } from './Mapping';
import { SheetChoice } from './SheetChoice';
import { UnknownSchools } from './UnknownSchools';

/** One file of results, from what its columns hold to what was written of it; it waits for the person to come back. */
export default function ImportPage() {
  const { t } = useTranslation();
  const { importId } = useParams({ from: '/assessments/imports/$importId' });
  const found = useImport(importId);
  if (found.error && isMissing(found.error)) {
    return (
      <EmptyState page title={t('resultImport.missingTitle')} text={t('resultImport.missingText')}>
        <ButtonLink to="/assessments/imports">{t('resultImport.title')}</ButtonLink>
      </EmptyState>
    );
  }
  if (!found.data && found.error) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  return <Loaded key={found.data.id} file={found.data} />;
}

function Loaded({ file }: { file: AssessmentImport }) {
  const { t } = useTranslation();
  const open = file.allowedActions.includes('update');
  const unsaid = file.sheet === null && file.sheets.length > 0;
  const read = file.status === 'CHECKED' || file.status === 'APPLIED';
  return (
    <Stack gap="lg">
      <Stack gap={4}>
        <AppLink to="/assessments/imports" w="fit-content">
          {t('resultImport.title')}
        </AppLink>
        <PageTitle title={file.fileName} />
        <Text className="quiet">
          {[file.organizationName, codeWord('resultImportStatus', file.status)].join(' · ')}
        </Text>
      </Stack>
      {(file.status === 'CHECKING' || file.status === 'APPLYING') && <Working file={file} />}
      {file.status === 'PREVIEW' && (
        <Alert color="orange" title={t(unsaid ? 'resultImport.sheetTitle' : 'resultImport.previewTitle')}>
          {t(unsaid ? 'resultImport.sheetText' : 'resultImport.previewText')}
        </Alert>
      )}
      {file.sheets.length > 0 && <SheetChoice key={`sheet ${file.version}`} file={file} />}
      {file.status === 'FAILED' && <Failed file={file} />}
      {read && <Counts file={file} />}
      {open && !unsaid && <Mapping key={file.version} file={file} />}
      {open && file.unknown.length > 0 && <UnknownSchools key={`schools ${file.version}`} file={file} />}
      {read && file.counts.faults > 0 && <Faults file={file} />}
      <Ways file={file} />
    </Stack>
  );
}

/** Why it went no further, and what to do: a file that was half written is another matter than one nobody can read. */
function Failed({ file }: { file: AssessmentImport }) {
  const { t } = useTranslation();
  const stopped = file.appliedAt !== null && file.counts.rows > 0;
  const again = file.failure === 'INTERNAL' ? t('resultImport.failedAgain') : t('resultImport.failedText');
  const advice = stopped ? t('resultImport.stoppedText', { done: file.counts.rows }) : again;
  return (
    <Alert color="red" role="alert" title={t(stopped ? 'resultImport.stoppedTitle' : 'resultImport.failedTitle')}>
      {file.failure && <Text>{codeWord('resultFailure', file.failure)}</Text>}
      <Text>{advice}</Text>
    </Alert>
  );
}

function Working({ file }: { file: AssessmentImport }) {
  const { t } = useTranslation();
  // Before the first check the total is a guess: that all is done is said by the status alone.
  const percent = file.total > 0 && Math.min(99, Math.round((file.processed / file.total) * 100));
  const words =
    file.status === 'CHECKING'
      ? t('resultImport.checking', { count: file.processed })
      : t('resultImport.writing', { done: file.processed, count: file.total });
  return (
    <Stack gap={6}>
      <Text role="status">{words}</Text>
      {percent !== false && <Progress value={percent} animated aria-label={words} />}
      <Text size="sm" className="quiet">
        {t('resultImport.mayLeave')}
      </Text>
    </Stack>
  );
}

function Counts({ file }: { file: AssessmentImport }) {
  const { t } = useTranslation();
  const { added, changed, same, faults, assessments, rows } = file.counts;
  const written = file.status === 'APPLIED';
  return (
    <Alert
      color={faults > 0 ? 'orange' : 'opora'}
      title={t(written ? 'resultImport.written' : 'resultImport.checked', { count: rows })}
    >
      <Text>
        {[
          t('resultImport.added', { count: added }),
          t('resultImport.changed', { count: changed }),
          t('resultImport.same', { count: same }),
          faults > 0 && t('resultImport.faults', { count: faults }),
          assessments > 0 && t('resultImport.assessments', { count: assessments }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
    </Alert>
  );
}

function Faults({ file }: { file: AssessmentImport }) {
  const { t } = useTranslation();
  const pages = useFaultPages(file.id, file.version);
  const book = useFaultBook(file.id);
  const name = t('resultImport.bookName', { name: file.fileName.replace(/\.\w+$/, '') });
  return (
    <section>
      <Group justify="space-between" mb="xs">
        <Title order={2}>{t('resultImport.faultsTitle')}</Title>
        <Button
          size="xs"
          variant="default"
          className="no-print"
          leftSection={<IconDownload size={16} aria-hidden />}
          loading={book.isPending}
          onClick={() => book.mutate(undefined, { onSuccess: (content) => save(content, name) })}
        >
          {t('resultImport.book')}
        </Button>
      </Group>
      {book.error && <ProblemAlert error={book.error} />}
      <Pages pages={pages} empty={null}>
        {(items) => (
          <table className={grid.table} role="table">
            <thead role="rowgroup">
              <tr role="row">
                <th role="columnheader">{t('resultImport.row')}</th>
                <th role="columnheader">{t('resultImport.why')}</th>
                <th role="columnheader">{t('resultImport.cells')}</th>
              </tr>
            </thead>
            <tbody role="rowgroup">
              {items.map((one) => (
                <tr key={one.number} role="row">
                  <td role="cell" className={grid.nowrap} data-label={t('resultImport.row')}>
                    {one.number}
                  </td>
                  <td role="cell">
                    {one.role ? `${codeWord('resultColumn', one.role)}: ${one.message}` : one.message}
                  </td>
                  <td role="cell" className="quiet">
                    {one.cells.filter(Boolean).join(' · ')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Pages>
    </section>
  );
}

function Ways({ file }: { file: AssessmentImport }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<'apply' | 'delete' | null>(null);
  const apply = useApplyImport(file);
  const remove = useDeleteImport(file);
  const { added, changed, faults } = file.counts;
  return (
    <Stack gap="sm">
      {file.status === 'CHECKED' && changed > 0 && <Reason key={file.version} file={file} />}
      <Group className="at-hand">
        {file.allowedActions.includes('apply') && (
          <Button disabled={added + changed === 0} onClick={() => setAsking('apply')}>
            {t('resultImport.apply')}
          </Button>
        )}
        {file.allowedActions.includes('delete') && (
          <Button variant="subtle" color="red" onClick={() => setAsking('delete')}>
            {t('resultImport.delete')}
          </Button>
        )}
      </Group>
      {asking === 'apply' && (
        <ConfirmDialog
          title={t('resultImport.applyTitle')}
          text={[
            t('resultImport.added', { count: added }),
            t('resultImport.changed', { count: changed }),
            faults > 0 && t('resultImport.leftOut', { count: faults }),
          ]
            .filter(Boolean)
            .join(' · ')}
          action={t('resultImport.apply')}
          busy={apply.isPending}
          error={apply.error}
          onConfirm={() => apply.mutate(undefined, { onSuccess: () => setAsking(null) })}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'delete' && (
        <ConfirmDialog
          title={t('resultImport.deleteTitle')}
          text={t('resultImport.deleteText', { name: file.fileName })}
          action={t('resultImport.delete')}
          danger
          busy={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate(undefined, { onSuccess: () => void navigate({ to: '/assessments/imports' }) })}
          onClose={() => setAsking(null)}
        />
      )}
    </Stack>
  );
}

/** Why results that are there become others: kept beside each of them. */
function Reason({ file }: { file: AssessmentImport }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState(file.reason ?? '');
  const correct = useCorrectImport(file);
  return (
    <Stack gap="xs" maw={560}>
      <Textarea
        label={t('resultImport.reason')}
        description={t('resultImport.reasonHint')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        autosize
        minRows={2}
        maxLength={2000}
      />
      {correct.error && <ProblemAlert error={correct.error} />}
      {reason.trim() !== (file.reason ?? '') && (
        <Button
          size="xs"
          variant="default"
          w="fit-content"
          loading={correct.isPending}
          onClick={() => correct.mutate({ reason: reason.trim() || null })}
        >
          {t('resultImport.saveReason')}
        </Button>
      )}
    </Stack>
  );
}
