import { ActionIcon, Menu, Title } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';
import type { RoadmapSection } from '../../../shared/api/types';
import { useTranslation } from '../../../shared/i18n/i18n';
import classes from './DraftView.module.css';
import { nameOf } from './outline';

export type SectionDeed = 'edit' | 'addRow' | 'addInside' | 'up' | 'down' | 'delete';
type Props = { section: RoadmapSection; may: Record<'up' | 'down', boolean>; onDo: (deed: SectionDeed) => void };

const DEEDS: SectionDeed[] = ['edit', 'addRow', 'addInside', 'up', 'down'];

/** The heading of a section and what may be done with it. */
export function SectionHeading({ section, may, onDo }: Props) {
  const { t } = useTranslation();
  const name = nameOf(section);
  return (
    <div className={classes.heading}>
      <Title order={2} size="h4" className="verbatim">
        {name}
      </Title>
      <Menu position="bottom-end" shadow="md" withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('draft.sectionMenu', { name })}>
            <IconDotsVertical size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {DEEDS.map((deed) => (
            <Menu.Item
              key={deed}
              disabled={(deed === 'up' || deed === 'down') && !may[deed]}
              onClick={() => onDo(deed)}
            >
              {t(`draft.section.${deed}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item style={{ color: 'var(--opora-red)' }} onClick={() => onDo('delete')}>
            {t('draft.section.delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
