import { Text } from '@mantine/core';
import { useState } from 'react';
import { save } from '../../../shared/api/download';
import type { Roadmap } from '../../../shared/api/types';
import { formatDay, today } from '../../../shared/format/dates';
import { useTranslation } from '../../../shared/i18n/i18n';
import { CodeSelect } from '../../../shared/ui/CodeSelect';
import { DayField } from '../../../shared/ui/DayField';
import { FormDialog } from '../../../shared/ui/FormDialog';
import { OrganizationSelect } from '../../../shared/ui/OrganizationSelect';
import { useExecutionReport } from '../api/getExecutionReport';
import { DOCUMENT_FORMATS, type DocumentFormat } from '../api/getRoadmapDocument';

type Props = {
  roadmap: Roadmap;
  /** What the figures on the screen are of: the report is of the same at first. */
  shown: { asOf: string | undefined; within: string | undefined };
  onClose: () => void;
};

/** For which day, about whom and as what file a report on execution is wanted. */
export default function ReportDialog({ roadmap, shown, onClose }: Props) {
  const { t } = useTranslation();
  const [asOf, setAsOf] = useState<string | null>(shown.asOf ?? null);
  const [within, setWithin] = useState<string | null>(shown.within ?? null);
  const [format, setFormat] = useState<DocumentFormat>('DOCX');
  const report = useExecutionReport(roadmap.id);
  const make = () =>
    report.mutate(
      { asOf: asOf ?? undefined, within: within ?? undefined, format },
      {
        onSuccess: (content) => {
          const day = formatDay(asOf ?? today());
          save(content, `${t('executionReport.file', { day })}.${format.toLowerCase()}`);
          onClose();
        },
      },
    );
  return (
    <FormDialog
      title={t('executionReport.title')}
      action={t('executionReport.make')}
      busy={report.isPending}
      error={report.error}
      onSubmit={make}
      onClose={onClose}
    >
      <Text>{t('executionReport.text')}</Text>
      <DayField
        label={t('executionReport.asOf')}
        hint={t('executionReport.asOfHint')}
        value={asOf}
        onChange={setAsOf}
      />
      <OrganizationSelect label={t('executionReport.within')} value={within} onChange={setWithin} />
      <CodeSelect
        label={t('executionReport.format')}
        group="roadmaps.documentFormat"
        codes={DOCUMENT_FORMATS}
        value={format}
        onChange={(next) => setFormat(next ?? 'DOCX')}
      />
    </FormDialog>
  );
}
