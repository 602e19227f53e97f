import { Progress as Bar, Stack, Text, Title } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from '../../../shared/i18n/i18n';
import { useMe, useOwnOrganization, usePermission } from '../../../shared/api/getMe';
import type { AssessmentImport, OrganizationKind } from '../../../shared/api/types';
import type { Progress } from '../../../shared/api/upload';
import { formatInstant } from '../../../shared/format/dates';
import { codeWord } from '../../../shared/i18n/codes';
import grid from '../../../shared/ui/DataTable.module.css';
import { DropField } from '../../../shared/ui/DropField';
import { EmptyState } from '../../../shared/ui/EmptyState';
import { AppLink, ButtonLink } from '../../../shared/ui/links';
import { OrganizationSelect } from '../../../shared/ui/OrganizationSelect';
import { Pages } from '../../../shared/ui/Pages';
import { PageTitle } from '../../../shared/ui/PageTitle';
import { ProblemAlert } from '../../../shared/ui/ProblemAlert';
import { useImportPages, useUploadResults } from '../api/imports';

const FORMATS = '.csv,.tsv,.txt,.xlsx';
/** Who holds assessments; a methodist of an institute says for whom. */
const ORGANIZERS: OrganizationKind[] = ['REGION', 'MUNICIPALITY'];

/** The first step: whose assessments, and the file; then the files that came before. */
export default function ImportStartPage() {
  const { t } = useTranslation();
  const known = useMe().isSuccess;
  const allowed = usePermission('monitoring:write');
  const pages = useImportPages(allowed);
  if (known && !allowed) {
    return (
      <EmptyState page title={t('problem.forbidden.title')} text={t('problem.forbidden.todo')}>
        <ButtonLink to="/assessments">{t('assessments.title')}</ButtonLink>
      </EmptyState>
    );
  }
  return (
    <Stack gap="lg" maw={860}>
      <div>
        <AppLink to="/assessments" w="fit-content">
          {t('assessments.title')}
        </AppLink>
        <PageTitle title={t('resultImport.title')} />
        <Text className="quiet">{t('resultImport.lead')}</Text>
      </div>
      <NewFile />
      {pages.data?.pages[0]?.items.length ? (
        <section>
          <Title order={2}>{t('resultImport.former')}</Title>
          <Pages pages={pages} empty={null}>
            {(items) => <Rows items={items} />}
          </Pages>
        </section>
      ) : null}
    </Stack>
  );
}

function NewFile() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { org } = useSearch({ from: '/assessments/imports' });
  const own = useOwnOrganization();
  const [chosen, setOwner] = useState<string | null>(org ?? null);
  const owner = chosen ?? (own && ORGANIZERS.includes(own.kind) ? own.id : null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const upload = useUploadResults(setProgress);
  const start = (file: File) => {
    if (!owner) return;
    setProgress({ step: 'sending', share: 0 });
    upload.mutate(
      { file, organizationId: owner },
      {
        onSuccess: ({ id }) => void navigate({ to: '/assessments/imports/$importId', params: { importId: id } }),
        onSettled: () => setProgress(null),
      },
    );
  };
  if (progress) {
    const percent = progress.step === 'sending' ? Math.round(progress.share * 100) : 100;
    const words = t('resultImport.sending', { percent });
    return (
      <Stack gap={6}>
        <Text role="status">{words}</Text>
        <Bar value={percent} aria-label={words} />
      </Stack>
    );
  }
  return (
    <Stack gap="sm">
      <OrganizationSelect
        label={t('resultImport.owner')}
        value={owner}
        onChange={setOwner}
        required
        placeholder={t('resultImport.ownerHint')}
      />
      {upload.error && <ProblemAlert error={upload.error} />}
      {owner ? (
        <DropField accept={FORMATS} formats={t('resultImport.formats')} onFile={start} />
      ) : (
        <Text className="quiet">{t('resultImport.ownerFirst')}</Text>
      )}
    </Stack>
  );
}

function Rows({ items }: { items: AssessmentImport[] }) {
  const { t, i18n } = useTranslation();
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('resultImport.file')}</th>
          <th role="columnheader">{t('resultImport.owner')}</th>
          <th role="columnheader">{t('resultImport.created')}</th>
          <th role="columnheader">{t('resultImport.state')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((one) => (
          <tr key={one.id} role="row">
            <td role="cell" className={grid.lead}>
              <AppLink to="/assessments/imports/$importId" params={{ importId: one.id }}>
                {one.fileName}
              </AppLink>
            </td>
            <td role="cell" data-label={t('resultImport.owner')}>
              {one.organizationName}
            </td>
            <td role="cell" className={grid.nowrap}>
              {formatInstant(one.createdAt, i18n.language)}
            </td>
            <td role="cell">{codeWord('resultImportStatus', one.status)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
