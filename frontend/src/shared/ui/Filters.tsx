import { Button, Group } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from '../i18n/i18n';
import classes from './Filters.module.css';

type Props = {
  /** How many are set: a folded filter still says that it is there. */
  count: number;
  /** Always in sight, like the search. */
  first?: ReactNode;
  onReset?: () => void;
  children: ReactNode;
};

/** The filters of a list; on a phone they are folded under a button, so that the list itself is on the first screen. */
export function Filters({ count, first, onReset, children }: Props) {
  const { t } = useTranslation();
  const [unfolded, setUnfolded] = useState(false);
  return (
    <div className={`${classes.filters} no-print`}>
      {first}
      <Button
        className={classes.unfold}
        variant="default"
        aria-expanded={unfolded}
        onClick={() => setUnfolded(!unfolded)}
        leftSection={<IconFilter size={16} aria-hidden />}
      >
        {count > 0 ? `${t('roadmaps.filter')}: ${count}` : t('roadmaps.filter')}
      </Button>
      <Group gap="sm" align="flex-end" className={classes.fields} data-unfolded={unfolded || undefined}>
        {children}
      </Group>
      {onReset && (
        <Button variant="subtle" onClick={onReset}>
          {t('common.resetFilters')}
        </Button>
      )}
    </div>
  );
}
