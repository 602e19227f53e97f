import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, type ReactNode } from 'react';

const ColumnMenu = lazy(() => import('./ColumnMenu'));

/** A column that a person may choose; a spare one is shown when it is asked for. */
export type Column = { key: string; label: string; spare?: boolean };
export type Shown = (key: string) => boolean;

const namesIn = (word: unknown): string[] => (typeof word === 'string' ? word.split(',').filter(Boolean) : []);

/**
 * The columns of a list: which of them are shown, and the menu in which they are chosen. The address names those that are
 * otherwise than usual, so a link opens the same table, and a saved view keeps it.
 */
export function useColumns(columns: Column[]): { shown: Shown; menu: ReactNode } {
  const search: { columns?: unknown } = useSearch({ strict: false });
  const navigate = useNavigate();
  const unusual = namesIn(search.columns);
  const shown = (key: string) => unusual.includes(key) === (columns.find((one) => one.key === key)?.spare ?? false);
  const change = (names: string[]) =>
    void navigate({
      to: '.',
      search: ((old: object) => ({ ...old, columns: names.join(',') || undefined })) as never,
      replace: true,
      resetScroll: false,
    });
  const toggle = (key: string) =>
    change(unusual.includes(key) ? unusual.filter((name) => name !== key) : [...unusual, key]);
  return {
    shown,
    menu: (
      <Suspense>
        <ColumnMenu
          columns={columns}
          shown={shown}
          onToggle={toggle}
          onReset={unusual.length > 0 ? () => change([]) : undefined}
        />
      </Suspense>
    ),
  };
}
