import { Button, Group, Stack, Text } from '@mantine/core';
import { IconCopy, IconFileExport, IconHistory, IconSend, IconTrash } from '@tabler/icons-react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation, withComposingWords } from '../../shared/i18n/i18n';
import { inEnglish } from '../../shared/i18n/inEnglish';
import { save } from '../../shared/api/download';
import { usePermission } from '../../shared/api/getMe';
import { isMissing } from '../../shared/api/problem';
import type { Questionnaire } from '../../shared/api/types';
import { EmptyState } from '../../shared/ui/EmptyState';
import { AppLink, ButtonLink } from '../../shared/ui/links';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { Loading } from '../../shared/ui/Loading';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useQuestionnaire } from './api/getQuestionnaire';
import { useExportForm, useFormLosses } from './api/exportForm';
import { asForm } from './builder/asForm';
import { definitionOf } from './builder/definitionOf';
import { toEdit } from './builder/tree';
import { lossesOf, type Loss } from './losses';
import { SoundMark } from './SoundMark';

const Builder = lazy(() => import('./builder/Builder').then((found) => ({ default: found.Builder })));
const Preview = lazy(() =>
  withComposingWords(() => import('./builder/Preview').then((found) => ({ default: found.Preview }))),
);
const CopyDialog = lazyDialog(() => import('./CopyDialog').then((found) => found.CopyDialog));
const DeleteDialog = lazyDialog(() => import('./DeleteDialog').then((found) => found.DeleteDialog));
const ExportDialog = lazyDialog(() =>
  withComposingWords(() => import('./ExportDialog').then((found) => found.ExportDialog)),
);
const VersionsDialog = lazyDialog(() => import('./builder/VersionsDialog').then((found) => found.VersionsDialog));

/** One questionnaire: whoever may write it composes it here, others look at it as respondents will. */
export default function BuilderPage() {
  const { t } = useTranslation();
  const { questionnaireId } = useParams({ from: '/surveys/questionnaires/$questionnaireId' });
  const found = useQuestionnaire(questionnaireId);
  if (found.error && isMissing(found.error)) {
    return (
      <EmptyState page title={t('questionnaires.missingTitle')} text={t('questionnaires.missingText')}>
        <ButtonLink to="/surveys/questionnaires">{t('questionnaires.toList')}</ButtonLink>
      </EmptyState>
    );
  }
  if (!found.data && found.error) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const mayWrite = found.data.allowedActions.includes('update');
  return (
    <Stack gap="sm">
      <Head questionnaire={found.data} />
      <Suspense fallback={<Loading />}>
        {mayWrite ? <Builder key={found.data.id} questionnaire={found.data} /> : <Looked questionnaire={found.data} />}
      </Suspense>
    </Stack>
  );
}

function Head({ questionnaire }: { questionnaire: Questionnaire }) {
  const { t, i18n } = useTranslation();
  const title = inEnglish(questionnaire.title, questionnaire.titleEn, i18n.language);
  const navigate = useNavigate();
  const mayAsk = usePermission('surveys:write');
  const [open, setOpen] = useState<'copy' | 'delete' | 'versions' | null>(null);
  const may = (action: Questionnaire['allowedActions'][number]) => questionnaire.allowedActions.includes(action);
  const sound = questionnaire.problems.every(({ error }) => !error);
  return (
    <Stack gap={6}>
      <AppLink to="/surveys/questionnaires" w="fit-content">
        {t('questionnaires.title')}
      </AppLink>
      <PageTitle title={title} />
      <Group gap="sm">
        <SoundMark sound={sound} />
        <Text size="sm" className="quiet">
          {[
            questionnaire.organization.name,
            t('questionnaires.questionCount', { count: questionnaire.questionCount }),
            questionnaire.latestVersion !== null &&
              t('questionnaires.version', { number: questionnaire.latestVersion }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      </Group>
      <Group gap="xs" className="no-print">
        {mayAsk && sound && (
          <ButtonLink
            size="xs"
            to="/surveys/new"
            search={{ questionnaire: questionnaire.id }}
            leftSection={<IconSend size={16} aria-hidden />}
          >
            {t('questionnaires.use')}
          </ButtonLink>
        )}
        <Button
          size="xs"
          variant="default"
          leftSection={<IconHistory size={16} aria-hidden />}
          onClick={() => setOpen('versions')}
        >
          {t('builder.versions')}
        </Button>
        <ExportFormButton questionnaire={questionnaire} />
        {may('copy') && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconCopy size={16} aria-hidden />}
            onClick={() => setOpen('copy')}
          >
            {t('questionnaires.copy')}
          </Button>
        )}
        {may('delete') && (
          <Button
            size="xs"
            variant="default"
            c="red"
            leftSection={<IconTrash size={16} aria-hidden />}
            onClick={() => setOpen('delete')}
          >
            {t('questionnaires.delete')}
          </Button>
        )}
      </Group>
      {open === 'copy' && (
        <CopyDialog
          source={{ copyOf: questionnaire.id }}
          title={title}
          organizationId={null}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'delete' && (
        <DeleteDialog
          questionnaire={questionnaire}
          onClose={() => setOpen(null)}
          onDeleted={() => void navigate({ to: '/surveys/questionnaires' })}
        />
      )}
      {open === 'versions' && (
        <VersionsDialog id={questionnaire.id} mayFreeze={may('freeze')} sound={sound} onClose={() => setOpen(null)} />
      )}
    </Stack>
  );
}

/** The draft as a form for other survey programs; what they will not understand is told before. */
function ExportFormButton({ questionnaire }: { questionnaire: Questionnaire }) {
  const { t } = useTranslation();
  const { id, title } = questionnaire;
  const [losses, setLosses] = useState<Loss[] | null>(null);
  const form = useExportForm(id);
  const named = useFormLosses(id);
  const download = () =>
    form.mutate(undefined, {
      onSuccess: (book) => {
        save(book, `${title}.xlsx`);
        setLosses(null);
      },
    });
  const ask = () =>
    named.mutate(undefined, {
      onSuccess: (issues) => {
        const found = lossesOf(issues);
        if (found.length > 0) setLosses(found);
        else download();
      },
    });
  const error = form.error ?? named.error;
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconFileExport size={16} aria-hidden />}
        loading={named.isPending || (form.isPending && !losses)}
        onClick={ask}
      >
        {t('questionnaires.export')}
      </Button>
      {error && !losses && <ProblemAlert error={error} />}
      {losses && (
        <ExportDialog
          losses={losses}
          busy={form.isPending}
          error={form.error}
          onDownload={download}
          onClose={() => setLosses(null)}
        />
      )}
    </>
  );
}

/** A questionnaire of somebody else, as its respondents see it. */
function Looked({ questionnaire }: { questionnaire: Questionnaire }) {
  const { t, i18n } = useTranslation();
  const form = useMemo(() => asForm(toEdit(definitionOf(questionnaire))), [questionnaire]);
  const language = questionnaire.languages.includes(i18n.language) ? i18n.language : questionnaire.languages[0]!;
  return (
    <>
      <Text className="quiet">{t('questionnaires.onlyLook')}</Text>
      <Preview definition={form} language={language} marked={null} />
    </>
  );
}
