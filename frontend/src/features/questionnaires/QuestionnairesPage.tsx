import { Button, Group, NativeSelect, Stack } from '@mantine/core';
import { IconBooks, IconFileImport, IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation, withComposingWords } from '../../shared/i18n/i18n';
import { usePermission } from '../../shared/api/getMe';
import { codeWord } from '../../shared/i18n/codes';
import { SurveyTabs } from '../../shared/surveys/SurveyTabs';
import { CodeSelect } from '../../shared/ui/CodeSelect';
import { EmptyState } from '../../shared/ui/EmptyState';
import { Filters } from '../../shared/ui/Filters';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { Pages } from '../../shared/ui/Pages';
import { PageTitle } from '../../shared/ui/PageTitle';
import { SearchField } from '../../shared/ui/SearchField';
import { useQuestionnairePages } from './api/listQuestionnaires';
import { QuestionnaireRows } from './QuestionnaireRows';
import { OWNERS, SORTS, STATES, type QuestionnairesSearch } from './search';

const CreateDialog = lazyDialog(() => import('./CreateDialog').then((found) => found.CreateDialog));
const ImportDialog = lazyDialog(() =>
  withComposingWords(() => import('./ImportDialog').then((found) => found.ImportDialog)),
);
const LibraryDialog = lazyDialog(() => import('./LibraryDialog').then((found) => found.LibraryDialog));

/** The questionnaires a person may use: own ones, and those from above. */
export default function QuestionnairesPage() {
  const { t } = useTranslation();
  const { q, state, whose, sort, org } = useSearch({ from: '/surveys/questionnaires' });
  const navigate = useNavigate({ from: '/surveys/questionnaires' });
  const mayWrite = usePermission('surveys:write');
  const [open, setOpen] = useState<'new' | 'library' | 'import' | null>(null);
  const pages = useQuestionnairePages({ q, state, whose, sort });
  const change = (next: QuestionnairesSearch) =>
    void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  const narrowed = [state, whose].filter(Boolean).length;
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <PageTitle title={t('questionnaires.title')} />
        {mayWrite && (
          <Group gap="xs" className="no-print">
            <Button
              variant="default"
              leftSection={<IconFileImport size={18} aria-hidden />}
              onClick={() => setOpen('import')}
            >
              {t('questionnaires.fromFile')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconBooks size={18} aria-hidden />}
              onClick={() => setOpen('library')}
            >
              {t('questionnaires.library')}
            </Button>
            <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpen('new')}>
              {t('questionnaires.add')}
            </Button>
          </Group>
        )}
      </Group>
      <SurveyTabs here="questionnaires" />
      <Filters
        count={narrowed}
        first={<SearchField label={t('questionnaires.search')} value={q} onChange={(next) => change({ q: next })} />}
        onReset={narrowed > 0 ? () => change({ state: undefined, whose: undefined }) : undefined}
      >
        <CodeSelect
          label={t('questionnaires.state')}
          group="questionnaireState"
          codes={STATES}
          value={state}
          onChange={(next) => change({ state: next })}
          any={t('questionnaires.anyState')}
        />
        <CodeSelect
          label={t('questionnaires.whose')}
          group="questionnaireOwner"
          codes={OWNERS}
          value={whose}
          onChange={(next) => change({ whose: next })}
          any={t('questionnaires.anyOwner')}
        />
        <NativeSelect
          label={t('questionnaires.sort')}
          value={sort ?? 'title'}
          onChange={(event) => change({ sort: SORTS.find((one) => one === event.currentTarget.value) })}
          data={SORTS.map((one) => ({ value: one, label: codeWord('questionnaireSort', one) }))}
        />
      </Filters>
      <Pages
        pages={pages}
        count={(count, more) => t(more ? 'questionnaires.countMore' : 'questionnaires.count', { count })}
        empty={
          q || narrowed > 0 ? (
            <EmptyState title={t('common.nothingFound')} text={t('questionnaires.nothingHint')} />
          ) : (
            <EmptyState title={t('questionnaires.emptyTitle')} text={t('questionnaires.emptyText')}>
              {mayWrite && <Button onClick={() => setOpen('library')}>{t('questionnaires.library')}</Button>}
            </EmptyState>
          )
        }
      >
        {(items) => <QuestionnaireRows items={items} />}
      </Pages>
      {open === 'new' && <CreateDialog organizationId={org ?? null} onClose={() => setOpen(null)} />}
      {open === 'import' && <ImportDialog organizationId={org ?? null} onClose={() => setOpen(null)} />}
      {open === 'library' && <LibraryDialog organizationId={org ?? null} onClose={() => setOpen(null)} />}
    </Stack>
  );
}
