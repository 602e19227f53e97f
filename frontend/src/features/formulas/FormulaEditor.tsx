import { Alert, Button, Group, Stack, Text, TextInput, Textarea } from '@mantine/core';
import { IconAlertTriangle, IconSend } from '@tabler/icons-react';
import { useBlocker } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { toldFormula } from '../../shared/i18n/toldFormula';
import { fieldError } from '../../shared/api/fieldError';
import { isStale } from '../../shared/api/problem';
import type { RiskFormula } from '../../shared/api/types';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { usePublish, useUpdateFormula } from './api/formulas';
import { RiskFields } from './RiskFields';
import { FACTORS } from '../../shared/surveys/factors';
import { faultsOf, typedOf, updateOf, type Typed } from './values';

const ConfirmDialog = lazyDialog(() => import('../../shared/ui/ConfirmDialog').then((found) => found.ConfirmDialog));

/** What is typed, and the version it was typed over: somebody else's change must not be taken for the one that was read. */
type Written = { typed: Typed; version: number };
type Place = { pathname: string };

/** What is compared with the formula stands in the address, too: to choose it is not to leave. */
const leaves = ({ current, next }: { current: Place; next: Place }) => current.pathname !== next.pathname;

/** The fields of a formula; what is typed is kept when it is saved, and published by a step of its own. */
export function FormulaEditor({ formula }: { formula: RiskFormula }) {
  const { t, i18n } = useTranslation();
  const [written, setWritten] = useState<Written | null>(null);
  const save = useUpdateFormula(formula.id);
  const may = (action: RiskFormula['allowedActions'][number]) => formula.allowedActions.includes(action);
  const now = written?.typed ?? typedOf(toldFormula(formula), i18n.language);
  const faults = faultsOf(now);
  const sound = Object.keys(faults).length === 0 && now.name.trim() !== '' && now.source.trim() !== '';
  const factors = [...new Set([...FACTORS, ...Object.keys(formula.definition.factorWeights)])];
  const stale = written !== null && !save.isPending && (isStale(save.error) || written.version !== formula.version);
  const type = (change: (old: Typed) => Typed) =>
    setWritten((old) => ({
      typed: change(old?.typed ?? typedOf(formula, i18n.language)),
      version: old?.version ?? formula.version,
    }));
  const submit = () => {
    if (!written || save.isPending) return;
    // What is typed while this is under way stays, over the version that comes of it.
    const settle = ({ version }: RiskFormula) =>
      setWritten((old) => (old === null || old.typed === written.typed ? null : { ...old, version }));
    save.mutate({ version: written.version, body: updateOf(written.typed, factors) }, { onSuccess: settle });
  };
  const text = (field: 'name' | 'source' | 'note') => ({
    value: now[field],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      type((old) => ({ ...old, [field]: value }));
    },
    readOnly: !may('update'),
    error: fieldError(save.error, `/${field}`),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
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
        <RiskFields
          typed={now}
          faults={faults}
          readOnly={!may('update')}
          onChange={(pointer, value) => type((old) => ({ ...old, numbers: { ...old.numbers, [pointer]: value } }))}
          factors={factors}
        />
        {stale && (
          <Stale
            onShow={() => {
              setWritten(null);
              save.reset();
            }}
          />
        )}
        {save.error && !isStale(save.error) && <ProblemAlert error={save.error} />}
        {(may('update') || may('publish')) && (
          <Group className="at-hand no-print">
            {may('update') && (
              <Button type="submit" disabled={!sound || written === null || stale} loading={save.isPending}>
                {t('common.save')}
              </Button>
            )}
            {may('publish') && <Publish formula={formula} disabled={written !== null} />}
            <Text size="sm" role="status">
              {written !== null
                ? t(sound ? 'formulas.unsaved' : 'formulas.faulty')
                : save.isSuccess && t('common.saved')}
            </Text>
          </Group>
        )}
      </Stack>
      <Leaving held={written !== null} />
    </form>
  );
}

/** Nothing is written over what somebody else has left: it is looked at first. */
function Stale({ onShow }: { onShow: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert color="orange" role="alert" icon={<IconAlertTriangle aria-hidden />} title={t('formulas.staleTitle')}>
      <Text>{t('formulas.staleText')}</Text>
      <Button mt="xs" size="xs" variant="default" onClick={onShow}>
        {t('formulas.showLatest')}
      </Button>
    </Alert>
  );
}

function Publish({ formula, disabled }: { formula: RiskFormula; disabled: boolean }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const publish = usePublish(formula.id);
  const close = () => {
    setAsking(false);
    publish.reset();
  };
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconSend size={18} aria-hidden />}
        disabled={disabled}
        onClick={() => setAsking(true)}
      >
        {t('formulas.publish')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('formulas.publishTitle')}
          text={t('formulas.publishText', { owner: formula.organization?.name ?? '' })}
          action={t('formulas.publish')}
          busy={publish.isPending}
          error={publish.error}
          onConfirm={() => publish.mutate(undefined, { onSuccess: close })}
          onClose={close}
        />
      )}
    </>
  );
}

function Leaving({ held }: { held: boolean }) {
  const { t } = useTranslation();
  const leaving = useBlocker({ shouldBlockFn: leaves, withResolver: true, disabled: !held, enableBeforeUnload: held });
  if (leaving.status !== 'blocked') return null;
  return (
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
  );
}
