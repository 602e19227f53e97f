import { Alert, Button, Group, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from '../i18n/i18n';
import classes from './StaleNotice.module.css';

type Values = Record<string, string>;
type Props = {
  /** What the person wrote and what is there now, by the name of the field. */
  mine: Values;
  theirs: Values;
  busy: boolean;
  onTakeTheirs: () => void;
  onKeepMine: () => void;
};

/** Somebody else was quicker: both states side by side, and the person decides which one stays. */
export function StaleNotice({ mine, theirs, busy, onTakeTheirs, onKeepMine }: Props) {
  const { t } = useTranslation();
  const different = Object.keys(mine).filter((field) => mine[field] !== theirs[field]);
  return (
    <Alert color="orange" role="alert" icon={<IconUsers aria-hidden />} title={t('stale.title')}>
      {different.length === 0 ? (
        <Text>{t('stale.same')}</Text>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('audit.field')}</th>
              <th scope="col">{t('stale.mine')}</th>
              <th scope="col">{t('stale.theirs')}</th>
            </tr>
          </thead>
          <tbody>
            {different.map((field) => (
              <tr key={field}>
                <th scope="row">{field}</th>
                <td>{mine[field] || '—'}</td>
                <td>{theirs[field] || '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Group mt="sm" gap="xs">
        <Button size="xs" variant="default" onClick={onTakeTheirs}>
          {t('stale.takeTheirs')}
        </Button>
        <Button size="xs" loading={busy} onClick={onKeepMine}>
          {t('stale.keepMine')}
        </Button>
      </Group>
    </Alert>
  );
}
