import { ActionIcon, Group, Menu } from '@mantine/core';
import { IconCopy, IconDots, IconSend, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { QuestionnaireSummary } from '../../shared/api/types';
import { lazyDialog } from '../../shared/ui/lazyDialog';

const CopyDialog = lazyDialog(() => import('./CopyDialog').then((found) => found.CopyDialog));
const DeleteDialog = lazyDialog(() => import('./DeleteDialog').then((found) => found.DeleteDialog));

/** What may be done with a questionnaire in the list; its menu comes after the list. */
export default function RowActions({ questionnaire }: { questionnaire: QuestionnaireSummary }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'copy' | 'delete' | null>(null);
  const may = (action: QuestionnaireSummary['allowedActions'][number]) => questionnaire.allowedActions.includes(action);
  return (
    <Group gap={4} justify="flex-end" className="no-print">
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" aria-label={t('questionnaires.actionsOf', { title: questionnaire.title })}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            component={Link}
            to="/surveys/new"
            search={{ questionnaire: questionnaire.id } as never}
            leftSection={<IconSend size={16} aria-hidden />}
          >
            {t('questionnaires.use')}
          </Menu.Item>
          {may('copy') && (
            <Menu.Item leftSection={<IconCopy size={16} aria-hidden />} onClick={() => setOpen('copy')}>
              {t('questionnaires.copy')}
            </Menu.Item>
          )}
          {may('delete') && (
            <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={() => setOpen('delete')}>
              {t('questionnaires.delete')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {open === 'copy' && (
        <CopyDialog
          source={{ copyOf: questionnaire.id }}
          title={questionnaire.title}
          organizationId={null}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'delete' && <DeleteDialog questionnaire={questionnaire} onClose={() => setOpen(null)} />}
    </Group>
  );
}
