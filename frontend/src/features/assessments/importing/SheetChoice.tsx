import { Button, Group, NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../../shared/i18n/i18n';
import type { AssessmentImport } from '../../../shared/api/types';
import { ProblemAlert } from '../../../shared/ui/ProblemAlert';
import { useCorrectImport } from '../api/imports';

/** Which sheet of a workbook is read. It is chosen first and read when said: by keyboard a choice passes over the others, and each takes a while. */
export function SheetChoice({ file }: { file: AssessmentImport }) {
  const { t, i18n } = useTranslation();
  const now = file.sheet === null ? '' : String(file.sheet);
  const [chosen, setChosen] = useState(now);
  const correct = useCorrectImport(file);
  const rows = (count: number) => t('resultImport.sheetRows', { count, rows: count.toLocaleString(i18n.language) });
  const may = file.allowedActions.includes('update');
  return (
    <section>
      <Group align="end" gap="xs">
        <NativeSelect
          label={t('resultImport.sheet')}
          description={t('resultImport.sheetHint')}
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={[
            ...(file.sheet === null ? [{ value: '', label: t('resultImport.sheetNone') }] : []),
            ...file.sheets.map((one) => ({ value: String(one.index), label: `${one.name} · ${rows(one.rows)}` })),
          ]}
          disabled={!may}
          maw={420}
        />
        {may && (
          <Button
            variant={now === '' ? 'filled' : 'default'}
            disabled={chosen === now}
            loading={correct.isPending}
            onClick={() => correct.mutate({ sheet: Number(chosen) })}
          >
            {t('resultImport.sheetRead')}
          </Button>
        )}
      </Group>
      {correct.isPending && (
        <Text size="sm" role="status">
          {t('resultImport.sheetReading')}
        </Text>
      )}
      {correct.error && <ProblemAlert error={correct.error} />}
    </section>
  );
}
