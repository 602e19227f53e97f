import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { fieldError } from '../../../shared/api/fieldError';
import { isStale } from '../../../shared/api/problem';
import type { Roadmap } from '../../../shared/api/types';
import { useTranslation } from '../../../shared/i18n/i18n';
import { HeldNews } from '../../../shared/live/HeldNews';
import { SidePanel } from '../../../shared/ui/Dialog';
import ways from '../../../shared/ui/FormDialog.module.css';
import { ProblemAlert } from '../../../shared/ui/ProblemAlert';
import { StaleNotice } from '../../../shared/ui/StaleNotice';
import { RowFields } from './RowFields';
import { wordsOf } from './rowWords';
import { useRowWork, type Editing } from './useRowWork';

type Props = {
  roadmap: Roadmap;
  editing: Editing;
  known: string[];
  /** Called with the id of what was saved; more: another row follows it. */
  onSaved: (id: string, more: boolean) => void;
  onClose: () => void;
};

/** Writes a new row or changes one; what is typed is kept when the panel is closed, and shown when it is opened again. */
export default function RowEditor({ roadmap, editing, known, onSaved, onClose }: Props) {
  const { t } = useTranslation();
  const row = useRowWork(roadmap, editing, onSaved);
  const stale = isStale(row.error);
  return (
    <SidePanel title={t(editing.row ? 'draft.editRow' : 'draft.newRow')} onClose={onClose} wide>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          row.save();
        }}
      >
        <Stack gap="sm">
          <HeldNews />
          {row.restored && <Restored onStartAnew={row.startAnew} />}
          <RowFields
            values={row.work.now}
            onChange={row.type}
            period={roadmap}
            known={known}
            accepted={row.accepted}
            onAccept={row.setAccepted}
            checked={row.checked}
          />
          {editing.row?.adoption && (
            <Textarea
              label={t('adoption.reason')}
              description={t('adoption.editHint')}
              value={row.reason}
              onChange={(event) => row.setReason(event.currentTarget.value)}
              maxLength={2000}
              autosize
              minRows={2}
              error={fieldError(row.error, '/deviationReason')}
            />
          )}
          {stale && (
            <StaleNotice
              mine={wordsOf(row.work.now, t)}
              theirs={wordsOf(row.work.before, t)}
              busy={row.busy}
              onTakeTheirs={row.startAnew}
              onKeepMine={() => row.save()}
            />
          )}
          {row.error && !stale && <ProblemAlert error={row.error} kept={t('draft.kept')} />}
          <Group justify="flex-end" gap="xs" className={ways.ways}>
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            {!editing.row && (
              <Button variant="default" loading={row.busy} onClick={() => row.save(true)}>
                {t('draft.saveAndMore')}
              </Button>
            )}
            {!stale && (
              <Button
                type="submit"
                loading={row.busy}
                disabled={editing.row !== null && !row.dirty && !row.accepted && !row.explained}
              >
                {t('common.save')}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </SidePanel>
  );
}

function Restored({ onStartAnew }: { onStartAnew: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert role="status">
      <Group gap="xs" justify="space-between">
        <Text size="sm">{t('draft.restored')}</Text>
        <Button size="compact-sm" variant="default" onClick={onStartAnew}>
          {t('draft.startAnew')}
        </Button>
      </Group>
    </Alert>
  );
}
