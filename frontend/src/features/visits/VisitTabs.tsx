import { Group } from '@mantine/core';
import { usePermission } from '../../shared/api/getMe';
import { useTranslation } from '../../shared/i18n/i18n';
import { ButtonLink } from '../../shared/ui/links';

const TABS = [
  { here: 'visits', to: '/visits', word: 'visits.tabVisits' },
  { here: 'advice', to: '/recommendations', word: 'visits.tabAdvice' },
  { here: 'lists', to: '/visit-checklists', word: 'visits.tabLists' },
] as const;

/** The lists of this room; checklists are for those who visit. */
export function VisitTabs({ here }: { here: (typeof TABS)[number]['here'] }) {
  const { t } = useTranslation();
  const visits = usePermission('visits:write');
  return (
    <Group gap="xs" className="no-print">
      {TABS.filter((tab) => visits || tab.here !== 'lists').map((tab) => (
        <ButtonLink
          key={tab.here}
          to={tab.to}
          size="xs"
          variant={tab.here === here ? 'light' : 'subtle'}
          aria-current={tab.here === here ? 'page' : undefined}
        >
          {t(tab.word)}
        </ButtonLink>
      ))}
    </Group>
  );
}
