import { NativeSelect, NumberInput, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import { today } from '../../shared/format/dates';
import { schoolYear, yearOf } from '../../shared/monitoring/figures';
import { FormDialog } from '../../shared/ui/FormDialog';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useIdentify, useRulePages } from './api/identifications';

/** Find schools by a rule in force, in the results as they are now. */
export function RunDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const rules = useRulePages();
  const offered = (rules.data?.pages.flatMap((page) => page.items) ?? []).filter(({ allowedActions }) =>
    allowedActions.includes('run'),
  );
  const [wanted, setRule] = useState('');
  const rule = offered.find(({ id }) => id === wanted) ?? offered[0];
  const [year, setYear] = useState<number | undefined>(yearOf(today()) - 1);
  const run = useIdentify();
  const submit = () => {
    if (!rule || !year) return;
    run.mutate(
      { ruleId: rule.id, schoolYear: year },
      {
        onSuccess: ({ id }) => {
          onClose();
          void navigate({ to: '/identifications/$identificationId', params: { identificationId: id } });
        },
      },
    );
  };
  return (
    <FormDialog
      title={t('identifications.run')}
      action={t('identifications.find')}
      busy={run.isPending}
      error={run.error}
      ready={rule !== undefined && year !== undefined}
      onClose={onClose}
      onSubmit={submit}
    >
      {rules.error && <ProblemAlert error={rules.error} onRetry={() => void rules.refetch()} />}
      {rules.isSuccess && offered.length === 0 && <Text>{t('identifications.noRuleInForce')}</Text>}
      <NativeSelect
        label={t('identifications.rule')}
        value={rule?.id ?? ''}
        onChange={(event) => setRule(event.currentTarget.value)}
        data={offered.map((one) => ({ value: one.id, label: `${one.name} (${one.organization.name})` }))}
        error={fieldError(run.error, '/ruleId')}
      />
      <NumberInput
        label={t('identifications.year')}
        description={year ? schoolYear(year) : undefined}
        value={year ?? ''}
        onChange={(next) => setYear(typeof next === 'number' ? next : undefined)}
        min={2000}
        max={2100}
        required
        error={fieldError(run.error, '/schoolYear')}
      />
      <Text size="sm" className="quiet">
        {t('identifications.runHint')}
      </Text>
    </FormDialog>
  );
}
