import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { Fragment } from 'react';
import { usePermission } from '../../shared/api/getMe';
import type { Roadmap } from '../../shared/api/types';
import { useTranslation } from '../../shared/i18n/i18n';
import { menuOf, type RoadmapDeed } from './deeds';

type Props = { roadmap: Roadmap; onDo: (deed: RoadmapDeed) => void };

/** What is done with a roadmap once in its life or seldom. */
export default function ActionsMenu({ roadmap, onDo }: Props) {
  const { t } = useTranslation();
  const groups = menuOf(roadmap, usePermission('roadmaps:write'));
  return (
    <Menu position="bottom-start" shadow="md" defaultOpened>
      <Menu.Target>
        <Button size="xs" variant="default" rightSection={<IconChevronDown size={16} aria-hidden />}>
          {t('roadmaps.actions')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {groups.map((group, index) => (
          <Fragment key={group[0]}>
            {index > 0 && <Menu.Divider />}
            {group.map((deed) => (
              <Menu.Item
                key={deed}
                style={deed === 'delete' ? { color: 'var(--opora-red)' } : undefined}
                onClick={() => onDo(deed)}
              >
                {t(`deeds.${deed}`)}
              </Menu.Item>
            ))}
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
