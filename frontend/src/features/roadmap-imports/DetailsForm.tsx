import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { ImportPatch, ImportView } from '../../shared/api/types';
import { DayField } from '../../shared/ui/DayField';
import { OrganizationSelect } from '../../shared/ui/OrganizationSelect';
import { missingFields } from './preview';
import classes from './DetailsForm.module.css';

type Props = { view: ImportView; showMissing: boolean; onChange: (patch: ImportPatch) => void };
type TextKey = 'title' | 'goal' | 'orderNumber' | 'signatory';

/** The order's particulars, found in the text around the table; a correction is saved when the field is left. */
export function DetailsForm({ view, showMissing, onChange }: Props) {
  const { t } = useTranslation();
  const missing = missingFields(view);
  const errorOf = (field: (typeof missing)[number]) =>
    showMissing && missing.includes(field) ? t('imports.required') : undefined;
  return (
    <div className={classes.form}>
      <OrganizationSelect
        label={t('imports.organization')}
        value={view.organizationId}
        onChange={(organizationId) => organizationId && onChange({ organizationId })}
        action="importRoadmap"
        required
        error={errorOf('organizationId')}
      />
      <DayField
        label={t('imports.periodStart')}
        value={view.periodStart}
        onChange={(periodStart) => periodStart && onChange({ periodStart })}
        required
        error={errorOf('periodStart')}
      />
      <DayField
        label={t('imports.periodEnd')}
        value={view.periodEnd}
        onChange={(periodEnd) => periodEnd && onChange({ periodEnd })}
        required
        error={errorOf('periodEnd')}
      />
      <SavedText field="orderNumber" view={view} onChange={onChange} />
      <DayField
        label={t('roadmaps.orderDate')}
        value={view.orderDate}
        onChange={(orderDate) => onChange({ orderDate })}
      />
      <SavedText field="signatory" view={view} onChange={onChange} />
      <SavedText field="title" view={view} onChange={onChange} wide error={errorOf('title')} />
      <SavedText field="goal" view={view} onChange={onChange} wide />
    </div>
  );
}

type SavedProps = Omit<Props, 'showMissing'> & { field: TextKey; wide?: boolean; error?: string };

function SavedText({ field, view, onChange, wide, error }: SavedProps) {
  const { t } = useTranslation();
  const saved = view[field] ?? '';
  const [draft, setDraft] = useState<string | null>(null);
  const save = () => {
    const cleared = field === 'title' && draft?.trim() === '';
    if (draft !== null && draft.trim() !== saved && !cleared) {
      onChange({ [field]: draft.trim() });
    }
    setDraft(null);
  };
  const shared = {
    label: t(`roadmaps.${field}`),
    value: draft ?? saved,
    onBlur: save,
    error,
    required: field === 'title',
  };
  if (!wide) return <TextInput {...shared} onChange={(event) => setDraft(event.currentTarget.value)} />;
  return (
    <Textarea
      {...shared}
      onChange={(event) => setDraft(event.currentTarget.value)}
      autosize
      minRows={1}
      className={classes.wide}
    />
  );
}
