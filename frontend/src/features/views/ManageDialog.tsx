import { ActionIcon, Button, Group, Stack, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { SavedView } from '../../shared/api/types';
import { useTranslation } from '../../shared/i18n/i18n';
import { Dialog } from '../../shared/ui/Dialog';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useForgetView, useRenameView } from './api/savedViews';

/** Other names for saved views, and away with those that nobody needs. */
export function ManageDialog({ views, onClose }: { views: SavedView[]; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('savedViews.manageTitle')} onClose={onClose}>
      <Stack>
        {views.map((view) => (
          <Line key={`${view.id} ${view.version}`} view={view} />
        ))}
        {views.length === 0 && t('savedViews.none')}
      </Stack>
    </Dialog>
  );
}

function Line({ view }: { view: SavedView }) {
  const { t } = useTranslation();
  const [name, setName] = useState(view.name);
  const rename = useRenameView();
  const forget = useForgetView();
  const error = rename.error ?? forget.error;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        rename.mutate({ view, name });
      }}
    >
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <TextInput
          flex={1}
          label={t('savedViews.name')}
          value={name}
          maxLength={100}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button
          type="submit"
          variant="default"
          loading={rename.isPending}
          disabled={name.trim() === '' || name === view.name}
        >
          {t('savedViews.rename')}
        </Button>
        <ActionIcon
          variant="subtle"
          color="red.9"
          size="lg"
          aria-label={t('savedViews.removeOne', { name: view.name })}
          loading={forget.isPending}
          onClick={() => forget.mutate(view)}
        >
          <IconTrash size={18} aria-hidden />
        </ActionIcon>
      </Group>
      {error ? <ProblemAlert error={error} /> : null}
    </form>
  );
}
