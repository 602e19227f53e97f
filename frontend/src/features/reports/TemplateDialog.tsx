import { Button, Checkbox, Fieldset, Group, MultiSelect, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { fieldError } from '../../shared/api/fieldError';
import type { OrganizationKind, ReportSection, ReportTemplate, ReportTemplateContent } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { useTranslation } from '../../shared/i18n/i18n';
import { nameIn } from '../../shared/i18n/names';
import { DayField } from '../../shared/ui/DayField';
import { FormDialog } from '../../shared/ui/FormDialog';
import { OrganizationSelect } from '../../shared/ui/OrganizationSelect';
import { today } from '../../shared/format/dates';
import { useReportFigures, useSaveTemplate } from './api/reports';

const PERIODS: ReportTemplate['period'][] = ['MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR'];
const DEBTORS: OrganizationKind[] = ['MUNICIPALITY', 'SCHOOL', 'REGION', 'INSTITUTE', 'METHODICAL_CENTRE'];

const NEW: ReportTemplateContent = {
  name: '',
  basis: null,
  termText: '',
  period: 'MONTH',
  debtorKind: 'MUNICIPALITY',
  programmeId: null,
  startsOn: `${today().slice(0, 7)}-01`,
  endsOn: null,
  sections: [{ title: '', hint: null, text: true, figures: [] }],
};

const contentOf = (template: ReportTemplate): ReportTemplateContent => ({
  name: template.name,
  basis: template.basis,
  termText: template.termText,
  period: template.period,
  debtorKind: template.debtorKind,
  programmeId: template.programmeId,
  startsOn: template.startsOn,
  endsOn: template.endsOn,
  sections: template.sections,
});

type Props = { template: ReportTemplate | null; onClose: () => void };

/** A kind of report: its term as the order says it, its figures and texts. */
export function TemplateDialog({ template, onClose }: Props) {
  const { t } = useTranslation();
  const { org } = useSearch({ from: '/report-templates' });
  const [owner, setOwner] = useState<string | null>(template?.organization.id ?? org ?? null);
  const [content, setContent] = useState(template ? contentOf(template) : NEW);
  const save = useSaveTemplate();
  const at = template ? '' : '/template';
  const change = (next: Partial<ReportTemplateContent>) => setContent({ ...content, ...next });
  const section = (index: number, next: Partial<ReportSection>) =>
    change({ sections: content.sections.map((one, place) => (place === index ? { ...one, ...next } : one)) });
  const ready =
    owner !== null &&
    content.name.trim() !== '' &&
    content.termText.trim() !== '' &&
    content.sections.every(({ title }) => title.trim() !== '');
  return (
    <FormDialog
      title={template ? template.name : t('reports.addTemplate')}
      action={t('reports.saveTemplate')}
      busy={save.isPending}
      error={save.error}
      ready={ready}
      onClose={onClose}
      onSubmit={() => {
        if (owner) {
          const saved = { id: template?.id, version: template?.version, organizationId: owner, template: content };
          save.mutate(saved, { onSuccess: onClose });
        }
      }}
    >
      <OrganizationSelect
        label={t('reports.whose')}
        value={owner}
        onChange={setOwner}
        required
        disabled={template !== null}
        error={fieldError(save.error, '/organizationId')}
      />
      <TextInput
        label={t('reports.name')}
        value={content.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
        maxLength={300}
        required
        error={fieldError(save.error, `${at}/name`)}
      />
      <TextInput
        label={t('reports.basisLabel')}
        value={content.basis ?? ''}
        onChange={(event) => change({ basis: event.currentTarget.value || null })}
        maxLength={2000}
      />
      <TextInput
        label={t('reports.termText')}
        placeholder={t('reports.termExample')}
        value={content.termText}
        onChange={(event) => change({ termText: event.currentTarget.value })}
        maxLength={1000}
        required
        error={fieldError(save.error, `${at}/termText`)}
      />
      <Group grow align="flex-start">
        <NativeSelect
          label={t('reports.periodLabel')}
          value={content.period}
          onChange={(event) => change({ period: PERIODS.find((one) => one === event.currentTarget.value) })}
          data={PERIODS.map((value) => ({ value, label: codeWord('reportPeriod', value) }))}
          error={fieldError(save.error, `${at}/period`)}
        />
        <NativeSelect
          label={t('reports.debtors')}
          value={content.debtorKind}
          onChange={(event) => change({ debtorKind: DEBTORS.find((one) => one === event.currentTarget.value) })}
          data={DEBTORS.map((value) => ({ value, label: codeWord('organizationKind', value) }))}
        />
      </Group>
      <Group grow align="flex-start">
        <DayField
          label={t('reports.startsOn')}
          value={content.startsOn}
          onChange={(day) => change({ startsOn: day ?? content.startsOn })}
          required
          error={fieldError(save.error, `${at}/startsOn`)}
        />
        <DayField
          label={t('reports.endsOn')}
          value={content.endsOn ?? null}
          onChange={(endsOn) => change({ endsOn })}
          error={fieldError(save.error, `${at}/endsOn`)}
        />
      </Group>
      {content.sections.map((one, index) => (
        <SectionFields
          key={index}
          section={one}
          onChange={(next) => section(index, next)}
          onRemove={
            content.sections.length > 1
              ? () => change({ sections: content.sections.filter((_, place) => place !== index) })
              : undefined
          }
        />
      ))}
      <Button
        variant="default"
        w="fit-content"
        onClick={() => change({ sections: [...content.sections, { title: '', hint: null, text: false, figures: [] }] })}
      >
        {t('reports.addSection')}
      </Button>
      {template && (
        <Text size="sm" className="quiet">
          {t('reports.filledKeep')}
        </Text>
      )}
    </FormDialog>
  );
}

type SectionProps = {
  section: ReportSection;
  onChange: (next: Partial<ReportSection>) => void;
  onRemove: (() => void) | undefined;
};

function SectionFields({ section, onChange, onRemove }: SectionProps) {
  const { t, i18n } = useTranslation();
  const figures = useReportFigures();
  return (
    <Fieldset legend={section.title || t('reports.sections')}>
      <Stack gap="xs">
        <TextInput
          label={t('reports.sectionTitle')}
          value={section.title}
          onChange={(event) => onChange({ title: event.currentTarget.value })}
          maxLength={500}
          required
        />
        <MultiSelect
          label={t('reports.figures')}
          value={section.figures}
          onChange={(codes) => onChange({ figures: codes })}
          data={(figures.data?.items ?? []).map(({ code, name }) => ({
            value: code,
            label: nameIn(name, i18n.language),
          }))}
          searchable
        />
        <Checkbox
          label={t('reports.written')}
          checked={section.text}
          onChange={(event) => onChange({ text: event.currentTarget.checked })}
        />
        {section.text && (
          <TextInput
            label={t('reports.hint')}
            value={section.hint ?? ''}
            onChange={(event) => onChange({ hint: event.currentTarget.value || null })}
            maxLength={2000}
          />
        )}
        {onRemove && (
          <Button variant="subtle" w="fit-content" onClick={onRemove}>
            {t('reports.removeSection')}
          </Button>
        )}
      </Stack>
    </Fieldset>
  );
}
