import { ActionIcon, Group, Menu, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconCopy, IconDots, IconSend, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { QuestionnaireSummary } from '../../shared/api/types';
import { formatInstant } from '../../shared/format/dates';
import grid from '../../shared/ui/DataTable.module.css';
import { AppLink } from '../../shared/ui/links';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { StatusMark } from '../../shared/ui/StatusMark';

const CopyDialog = lazyDialog(() => import('./CopyDialog').then((found) => found.CopyDialog));
const DeleteDialog = lazyDialog(() => import('./DeleteDialog').then((found) => found.DeleteDialog));

/** Whether a questionnaire can be asked. */
export function SoundMark({ sound }: { sound: boolean }) {
  const { t } = useTranslation();
  return sound ? (
    <StatusMark tone="green" icon={<IconCheck aria-hidden />}>
      {t('questionnaireState.SOUND')}
    </StatusMark>
  ) : (
    <StatusMark tone="amber" icon={<IconAlertTriangle aria-hidden />}>
      {t('questionnaireState.UNSOUND')}
    </StatusMark>
  );
}

export function QuestionnaireRows({ items }: { items: QuestionnaireSummary[] }) {
  const { t, i18n } = useTranslation();
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('questionnaires.name')}</th>
          <th role="columnheader">{t('questionnaires.state')}</th>
          <th role="columnheader">{t('questionnaires.owner')}</th>
          <th role="columnheader" className={grid.number}>
            {t('questionnaires.questions')}
          </th>
          <th role="columnheader">{t('questionnaires.updated')}</th>
          <th role="columnheader">
            <span className="visually-hidden">{t('questionnaires.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((one) => (
          <tr key={one.id} role="row">
            <td role="cell" className={grid.lead}>
              <AppLink to="/surveys/questionnaires/$questionnaireId" params={{ questionnaireId: one.id }}>
                {one.title}
              </AppLink>
              <Text size="sm" className="quiet">
                {[one.code, one.languages.join(', ')].join(' · ')}
              </Text>
            </td>
            <td role="cell">
              <SoundMark sound={one.sound} />
              {one.latestVersion !== null && (
                <Text size="sm" className="quiet">
                  {t('questionnaires.version', { number: one.latestVersion })}
                </Text>
              )}
            </td>
            <td role="cell" data-label={t('questionnaires.owner')}>
              {one.organization.name}
            </td>
            <td role="cell" className={grid.number} data-label={t('questionnaires.questions')}>
              {one.questionCount}
            </td>
            <td role="cell" className={grid.nowrap} data-label={t('questionnaires.updated')}>
              {formatInstant(one.updatedAt, i18n.language)}
            </td>
            <td role="cell">
              <Actions questionnaire={one} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Actions({ questionnaire }: { questionnaire: QuestionnaireSummary }) {
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
