import { Button, Group, Stack, Text, TextInput, Textarea } from '@mantine/core';
import { IconCopy, IconSend } from '@tabler/icons-react';
import { useBlocker, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import { usePermission } from '../../shared/api/getMe';
import { isMissing } from '../../shared/api/problem';
import type { RiskFormula } from '../../shared/api/types';
import { EmptyState } from '../../shared/ui/EmptyState';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { AppLink, ButtonLink } from '../../shared/ui/links';
import { Loading } from '../../shared/ui/Loading';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useFormula, usePublish, useUpdateFormula } from './api/formulas';
import { FormulaStateMark } from './FormulaStateMark';
import { RiskFields } from './RiskFields';
import { FACTORS, faultsOf, typedOf, updateOf, type Typed } from './values';

const ConfirmDialog = lazyDialog(() => import('../../shared/ui/ConfirmDialog').then((found) => found.ConfirmDialog));
const CreateDialog = lazyDialog(() => import('./CreateDialog').then((found) => found.CreateDialog));
const Comparison = lazy(() => import('./Comparison'));

/** One version of a formula: a draft is written here, a published one is read and compared. */
export default function FormulaPage() {
  const { t } = useTranslation();
  const { formulaId } = useParams({ from: '/surveys/formulas/$formulaId' });
  const found = useFormula(formulaId);
  if (found.error && isMissing(found.error)) {
    return (
      <EmptyState page title={t('formulas.missingTitle')} text={t('formulas.missingText')}>
        <ButtonLink to="/surveys/formulas">{t('formulas.title')}</ButtonLink>
      </EmptyState>
    );
  }
  if (!found.data && found.error) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  return <Loaded key={found.data.id} formula={found.data} />;
}

function Loaded({ formula }: { formula: RiskFormula }) {
  const { t } = useTranslation();
  const mayWrite = usePermission('formulas:write');
  const [copying, setCopying] = useState(false);
  return (
    <Stack gap="lg">
      <Stack gap={6}>
        <AppLink to="/surveys/formulas" w="fit-content">
          {t('formulas.title')}
        </AppLink>
        <PageTitle title={formula.name} />
        <Group gap="sm">
          <FormulaStateMark formula={formula} />
          <Text className="quiet">{formula.organization?.name ?? t('formulas.ofProduct')}</Text>
        </Group>
        {mayWrite && (
          <Button
            size="xs"
            variant="default"
            w="fit-content"
            className="no-print"
            leftSection={<IconCopy size={16} aria-hidden />}
            onClick={() => setCopying(true)}
          >
            {t('formulas.copy')}
          </Button>
        )}
      </Stack>
      <Editor formula={formula} />
      <Suspense fallback={<Loading rows={3} />}>
        <Comparison formula={formula} />
      </Suspense>
      {copying && (
        <CreateDialog
          organizationId={formula.organization?.id ?? null}
          from={formula}
          onClose={() => setCopying(false)}
        />
      )}
    </Stack>
  );
}

const always = () => true;

/** The fields of a formula; what is typed is kept when it is saved, and published by a step of its own. */
function Editor({ formula }: { formula: RiskFormula }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<Typed | null>(null);
  const [publishing, setPublishing] = useState(false);
  const save = useUpdateFormula(formula);
  const publish = usePublish(formula.id);
  const may = (action: RiskFormula['allowedActions'][number]) => formula.allowedActions.includes(action);
  const now = typed ?? typedOf(formula);
  const faults = faultsOf(now);
  const sound = Object.keys(faults).length === 0 && now.name.trim() !== '' && now.source.trim() !== '';
  const factors = [...new Set([...FACTORS, ...Object.keys(formula.definition.factorWeights)])];
  const leaving = useBlocker({ shouldBlockFn: always, withResolver: true, disabled: typed === null });
  const fields = {
    typed: now,
    faults,
    readOnly: !may('update'),
    onChange: (pointer: string, text: string) => setTyped({ ...now, numbers: { ...now.numbers, [pointer]: text } }),
  };
  const text = (field: 'name' | 'source' | 'note') => ({
    value: now[field],
    onChange: (event: { currentTarget: { value: string } }) => setTyped({ ...now, [field]: event.currentTarget.value }),
    readOnly: !may('update'),
    error: fieldError(save.error, `/${field}`),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(updateOf(now, factors), { onSuccess: () => setTyped(null) });
      }}
    >
      <Stack gap="md" maw={900}>
        <TextInput label={t('formulas.name')} {...text('name')} maxLength={200} required />
        <Textarea
          label={t('formulas.source')}
          description={t('formulas.sourceHint')}
          {...text('source')}
          autosize
          minRows={2}
          maxLength={1000}
          required
        />
        <Textarea label={t('formulas.note')} {...text('note')} autosize minRows={1} maxLength={1000} />
        <RiskFields {...fields} factors={factors} />
        {save.error && <ProblemAlert error={save.error} />}
        {(may('update') || may('publish')) && (
          <Group className="at-hand no-print">
            {may('update') && (
              <Button type="submit" disabled={!sound || typed === null} loading={save.isPending}>
                {t('common.save')}
              </Button>
            )}
            {may('publish') && (
              <Button
                variant="default"
                leftSection={<IconSend size={18} aria-hidden />}
                disabled={typed !== null}
                onClick={() => setPublishing(true)}
              >
                {t('formulas.publish')}
              </Button>
            )}
            <Text size="sm" role="status">
              {typed !== null ? t(sound ? 'formulas.unsaved' : 'formulas.faulty') : save.isSuccess && t('common.saved')}
            </Text>
          </Group>
        )}
      </Stack>
      {leaving.status === 'blocked' && (
        <ConfirmDialog
          title={t('formulas.leaveTitle')}
          text={t('formulas.leaveText')}
          action={t('formulas.leave')}
          danger
          busy={false}
          error={null}
          onConfirm={leaving.proceed}
          onClose={leaving.reset}
        />
      )}
      {publishing && (
        <ConfirmDialog
          title={t('formulas.publishTitle')}
          text={t('formulas.publishText', { owner: formula.organization?.name ?? '' })}
          action={t('formulas.publish')}
          busy={publish.isPending}
          error={publish.error}
          onConfirm={() => publish.mutate(undefined, { onSuccess: () => setPublishing(false) })}
          onClose={() => setPublishing(false)}
        />
      )}
    </form>
  );
}
