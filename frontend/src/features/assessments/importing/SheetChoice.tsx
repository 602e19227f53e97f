import { NativeSelect, Text } from '@mantine/core';
import { useTranslation } from '../../../shared/i18n/i18n';
import type { AssessmentImport } from '../../../shared/api/types';
import { ProblemAlert } from '../../../shared/ui/ProblemAlert';
import { useCorrectImport } from '../api/imports';

/** Which sheet of a workbook is read; another one is read at once, and its columns are looked at anew. */
export function SheetChoice({ file }: { file: AssessmentImport }) {
  const { t, i18n } = useTranslation();
  const correct = useCorrectImport(file);
  const rows = (count: number) => t('resultImport.sheetRows', { count, rows: count.toLocaleString(i18n.language) });
  return (
    <section>
      <NativeSelect
        label={t('resultImport.sheet')}
        description={t('resultImport.sheetHint')}
        value={file.sheet ?? ''}
        onChange={(event) => event.currentTarget.value && correct.mutate({ sheet: Number(event.currentTarget.value) })}
        data={[
          ...(file.sheet === null ? [{ value: '', label: t('resultImport.sheetNone') }] : []),
          ...file.sheets.map((one) => ({ value: String(one.index), label: `${one.name} · ${rows(one.rows)}` })),
        ]}
        disabled={correct.isPending || !file.allowedActions.includes('update')}
        maw={420}
      />
      {correct.isPending && (
        <Text size="sm" role="status">
          {t('resultImport.sheetReading')}
        </Text>
      )}
      {correct.error && <ProblemAlert error={correct.error} />}
    </section>
  );
}
