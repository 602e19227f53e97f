import { Stack, Text } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import type { ListColumn, ListImport } from '../../shared/api/types';
import { CodeSelect } from '../../shared/ui/CodeSelect';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useCorrectList } from './api/correctList';

const COLUMN_ROLES: ListColumn['role'][] = [
  'NAME',
  'SHORT_NAME',
  'KIND',
  'MUNICIPALITY',
  'INN',
  'OGRN',
  'REGISTRY_CODE',
  'LOCALITY',
  'ADDRESS',
  'PHONE',
  'EMAIL',
  'WEBSITE',
  'HEAD',
  'TIME_ZONE',
  'IGNORED',
];

/** What each column holds; a change is understood at once and stays for when the person comes back. */
export function Columns({ list }: { list: ListImport }) {
  const { t } = useTranslation();
  const correct = useCorrectList(list.id);
  const named = list.columns.some((column) => column.role === 'NAME');
  const sheets = new Set(list.columns.map((column) => column.table)).size;
  return (
    <Stack gap="xs" component="section">
      <details open={!named}>
        <summary style={{ cursor: 'pointer', fontWeight: 600 }}>{t('lists.columns')}</summary>
        <Text size="sm" className="quiet" my={6}>
          {t('lists.columnsHint')}
        </Text>
        <div className="side-by-side">
          {list.columns.map((column) => (
            <CodeSelect
              key={`${column.table}:${column.index}`}
              label={headerOf(column, sheets > 1, t('lists.columnNumber', { number: column.index + 1 }))}
              group="listColumn"
              codes={COLUMN_ROLES}
              value={column.role}
              onChange={(role) =>
                role && correct.mutate({ columns: [{ table: column.table, index: column.index, role }] })
              }
            />
          ))}
        </div>
      </details>
      {correct.isPending && (
        <Text size="sm" role="status">
          {t('lists.reading')}
        </Text>
      )}
      {correct.error && <ProblemAlert error={correct.error} />}
    </Stack>
  );
}

const headerOf = ({ header, sheet }: ListColumn, withSheet: boolean, nameless: string) =>
  [withSheet && sheet, header || nameless].filter(Boolean).join(': ');
