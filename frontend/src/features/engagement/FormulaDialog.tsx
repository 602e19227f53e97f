import { Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { fieldError } from '../../shared/api/fieldError';
import type { EngagementFormula } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { useTranslation } from '../../shared/i18n/i18n';
import { FormDialog } from '../../shared/ui/FormDialog';
import { OrganizationSelect } from '../../shared/ui/OrganizationSelect';
import { TypedNumber } from '../../shared/ui/TypedNumber';
import { useCreateEngagementFormula } from './api/engagement';
import { BORDERS, COMPONENTS, definitionOf, faultsOf, typedFormula } from './formula';

/** A new version, begun from one that is there; it is in force as soon as it is made. */
export function FormulaDialog({ from, onClose }: { from: EngagementFormula; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const [owner, setOwner] = useState<string | null>(from.organization?.id ?? null);
  const [name, setName] = useState(from.organization ? from.name : '');
  const [source, setSource] = useState('');
  const [typed, setTyped] = useState(() => typedFormula(from, i18n.language));
  const create = useCreateEngagementFormula();
  const faults = faultsOf(typed);
  const submit = () => {
    if (!owner) return;
    create.mutate(
      { organizationId: owner, name: name.trim(), source: source.trim(), definition: definitionOf(typed) },
      { onSuccess: onClose },
    );
  };
  const number = (field: string, label: string) => (
    <TypedNumber
      key={field}
      label={label}
      value={typed[field] ?? ''}
      onChange={(text) => setTyped({ ...typed, [field]: text })}
      error={faults[field] && t(`engagement.formulas.fault.${faults[field]}`)}
    />
  );
  return (
    <FormDialog
      title={t('engagement.formulas.add')}
      action={t('engagement.formulas.publish')}
      busy={create.isPending}
      error={create.error}
      ready={!!owner && name.trim() !== '' && source.trim() !== '' && Object.keys(faults).length === 0}
      onClose={onClose}
      onSubmit={submit}
    >
      <Text size="sm" className="quiet">
        {t('engagement.formulas.publishText')}
      </Text>
      <OrganizationSelect
        label={t('engagement.formulas.whose')}
        value={owner}
        onChange={setOwner}
        required
        error={fieldError(create.error, '/organizationId')}
      />
      <TextInput
        label={t('engagement.formulas.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={300}
        required
        error={fieldError(create.error, '/name')}
      />
      <Textarea
        label={t('engagement.formulas.source')}
        value={source}
        onChange={(event) => setSource(event.currentTarget.value)}
        autosize
        maxLength={2000}
        required
        error={fieldError(create.error, '/source')}
      />
      <div className="side-by-side">{BORDERS.map((field) => number(field, t(`engagement.formulas.${field}`)))}</div>
      <Text fw={600}>{t('engagement.formulas.weights')}</Text>
      <div className="side-by-side">{COMPONENTS.map((code) => number(code, codeWord('engagementPart', code)))}</div>
    </FormDialog>
  );
}
