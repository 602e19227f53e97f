import { Group, SegmentedControl, Text } from '@mantine/core';
import { useState } from 'react';
import type { TableFormat } from '../../../shared/api/download';
import type { SurveyAudience } from '../../../shared/api/types';
import { useTranslation } from '../../../shared/i18n/i18n';
import { ExportButton } from '../../../shared/ui/ExportButton';

const FORMATS: TableFormat[] = ['xlsx', 'csv', 'ndjson'];

/** Points and commas as programs read them, not as a person's Excel does. */
const MACHINE = { csv: 'machine' };

type Props = { path: string; audience: SurveyAudience; name: string };

/** The answers row by row: in words for people, in codes for SPSS, R and other programs. */
export default function AnswersExport({ path, audience, name }: Props) {
  const { t, i18n } = useTranslation();
  const [as, setAs] = useState('labels');
  return (
    <Group gap={6}>
      <Text size="sm">{t('results.answersHint')}</Text>
      <SegmentedControl
        size="xs"
        aria-label={t('results.answersAs')}
        value={as}
        onChange={setAs}
        data={[
          { value: 'labels', label: t('results.asLabels') },
          { value: 'codes', label: t('results.asCodes') },
        ]}
      />
      <ExportButton
        path={`${path}/answers`}
        query={{ audience, labels: as === 'labels', language: i18n.language, ...(as === 'codes' && MACHINE) }}
        name={name}
        formats={FORMATS}
      />
    </Group>
  );
}
