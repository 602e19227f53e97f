import { Progress as Bar, Stack, Text, Title } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { useMe, usePermission } from '../../shared/api/getMe';
import type { ListImportSummary } from '../../shared/api/types';
import type { Progress } from '../../shared/api/upload';
import { formatInstant } from '../../shared/format/dates';
import { codeWord } from '../../shared/i18n/codes';
import grid from '../../shared/ui/DataTable.module.css';
import { DropField } from '../../shared/ui/DropField';
import { EmptyState } from '../../shared/ui/EmptyState';
import { AppLink, ButtonLink } from '../../shared/ui/links';
import { OrganizationSelect } from '../../shared/ui/OrganizationSelect';
import { Pages } from '../../shared/ui/Pages';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useCreateList } from './api/createList';
import { useLists } from './api/listLists';

const FORMATS = '.xlsx,.csv,.docx,.odt,.rtf,.html,.htm';

/** The first step: where the schools belong and the file; then the lists that were uploaded before. */
export default function ListStartPage() {
  const { t } = useTranslation();
  const known = useMe().isSuccess;
  const allowed = usePermission('organizations:write');
  if (known && !allowed) {
    return (
      <EmptyState page title={t('lists.forbiddenTitle')} text={t('lists.forbiddenText')}>
        <ButtonLink to="/organizations">{t('organizations.toList')}</ButtonLink>
      </EmptyState>
    );
  }
  return (
    <Stack gap="lg" maw={860}>
      <div>
        <PageTitle title={t('lists.title')} />
        <Text className="quiet">{t('lists.lead')}</Text>
      </div>
      <NewList />
      <FormerLists enabled={allowed} />
    </Stack>
  );
}

function NewList() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { parent, org } = useSearch({ from: '/organizations/import' });
  const [progress, setProgress] = useState<Progress | null>(null);
  const create = useCreateList(setProgress);
  const chosen = parent ?? org ?? null;
  const start = (file: File) => {
    setProgress({ step: 'sending', share: 0 });
    create.mutate(
      { file, parentId: chosen },
      {
        onSuccess: ({ id }) => void navigate({ to: '/organizations/import/$importId', params: { importId: id } }),
        onSettled: () => setProgress(null),
      },
    );
  };
  if (progress) return <Sending progress={progress} />;
  return (
    <Stack gap="sm">
      <OrganizationSelect
        label={t('lists.parent')}
        value={chosen}
        onChange={(id) =>
          void navigate({ to: '/organizations/import', search: (old) => ({ ...old, parent: id ?? undefined }) })
        }
        placeholder={t('lists.parentHint')}
      />
      {create.error && <ProblemAlert error={create.error} />}
      <DropField accept={FORMATS} formats={t('lists.formats')} onFile={start} />
    </Stack>
  );
}

function Sending({ progress }: { progress: Progress }) {
  const { t } = useTranslation();
  const percent = progress.step === 'sending' ? Math.round(progress.share * 100) : 100;
  const words = progress.step === 'sending' ? t('imports.sending', { percent }) : t('lists.reading');
  return (
    <Stack gap={6}>
      <Text role="status">{words}</Text>
      <Bar value={percent} animated={progress.step === 'recognising'} aria-label={words} />
    </Stack>
  );
}

function FormerLists({ enabled }: { enabled: boolean }) {
  const { t } = useTranslation();
  const pages = useLists(enabled);
  if (!pages.data?.pages[0]?.items.length) return null;
  return (
    <section>
      <Title order={2}>{t('lists.former')}</Title>
      <Pages pages={pages} empty={null}>
        {(items) => <Rows items={items} />}
      </Pages>
    </section>
  );
}

function Rows({ items }: { items: ListImportSummary[] }) {
  const { t, i18n } = useTranslation();
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('imports.document')}</th>
          <th role="columnheader">{t('lists.parent')}</th>
          <th role="columnheader">{t('imports.created')}</th>
          <th role="columnheader">{t('lists.state')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((one) => (
          <tr key={one.id} role="row">
            <td role="cell" className={grid.lead}>
              <AppLink to="/organizations/import/$importId" params={{ importId: one.id }}>
                {one.fileName}
              </AppLink>
            </td>
            <td role="cell" data-label={t('lists.parent')}>
              {one.parentName}
            </td>
            <td role="cell" className={grid.nowrap}>
              {formatInstant(one.createdAt, i18n.language)}
            </td>
            <td role="cell">{codeWord('listStatus', one.status)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
