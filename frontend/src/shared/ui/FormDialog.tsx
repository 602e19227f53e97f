import { Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from '../i18n/i18n';
import { Dialog } from './Dialog';
import classes from './FormDialog.module.css';
import { ProblemAlert } from './ProblemAlert';

type Props = {
  title: string;
  action: string;
  danger?: boolean;
  busy: boolean;
  error: unknown;
  ready?: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** A form in a dialog: its fields, what the server says against it, and the two ways out. */
export function FormDialog(props: Props) {
  const { title, action, danger, busy, error, ready = true, onSubmit, onClose, children } = props;
  const { t } = useTranslation();
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <Stack>
          {children}
          {error ? <ProblemAlert error={error} /> : null}
          <Group justify="flex-end" className={classes.ways}>
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" color={danger ? 'red.9' : undefined} disabled={!ready} loading={busy}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
