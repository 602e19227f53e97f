import { NativeSelect, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { toldFormula } from '../../shared/i18n/toldFormula';
import { fieldError } from '../../shared/api/fieldError';
import type { RiskFormula, RiskFormulaRequest } from '../../shared/api/types';
import { FormDialog } from '../../shared/ui/FormDialog';
import { OrganizationSelect } from '../../shared/ui/OrganizationSelect';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useCreateFormula, useFormulaPages } from './api/formulas';

type Props = { organizationId: string | null; from?: RiskFormula; onClose: () => void };

/** A draft is a copy of a formula that is there: nobody types thirty numbers to change one. */
export function CreateDialog({ organizationId, from, onClose }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const pages = useFormulaPages();
  const found = pages.data?.pages.flatMap((page) => page.items) ?? [];
  // The one that is copied may stand on a later page.
  const sources = from && !found.some(({ id }) => id === from.id) ? [from, ...found] : found;
  const [sourceId, setSource] = useState(from?.id ?? '');
  const source = sources.find(({ id }) => id === sourceId) ?? sources.find(({ number }) => number !== null);
  const [owner, setOwner] = useState(organizationId);
  const [name, setName] = useState('');
  const create = useCreateFormula();
  const submit = () => {
    if (!owner || !source) return;
    const body: RiskFormulaRequest = {
      organizationId: owner,
      name: name.trim(),
      source: source.source,
      definition: source.definition,
    };
    create.mutate(body, {
      onSuccess: ({ id }) => {
        // Closed first: somebody may be asked whether to leave what is typed behind it.
        onClose();
        void navigate({ to: '/surveys/formulas/$formulaId', params: { formulaId: id } });
      },
    });
  };
  return (
    <FormDialog
      title={t('formulas.add')}
      action={t('formulas.create')}
      busy={create.isPending}
      error={create.error}
      ready={name.trim() !== '' && owner !== null && source !== undefined}
      onClose={onClose}
      onSubmit={submit}
    >
      {pages.error && <ProblemAlert error={pages.error} onRetry={() => void pages.refetch()} />}
      <NativeSelect
        label={t('formulas.from')}
        value={source?.id ?? ''}
        onChange={(event) => setSource(event.currentTarget.value)}
        data={sources.map((one) => ({
          value: one.id,
          label: [toldFormula(one).name, one.number !== null && t('formulas.number', { number: one.number })]
            .filter(Boolean)
            .join(', '),
        }))}
      />
      <TextInput
        label={t('formulas.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={200}
        required
        data-autofocus
        error={fieldError(create.error, '/name')}
      />
      <OrganizationSelect
        label={t('formulas.whose')}
        value={owner}
        onChange={setOwner}
        required
        error={fieldError(create.error, '/organizationId')}
      />
    </FormDialog>
  );
}
