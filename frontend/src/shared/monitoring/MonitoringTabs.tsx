import { Group } from '@mantine/core';
import { useTranslation, type WordKey } from '../i18n/i18n';
import { ButtonLink } from '../ui/links';
import { useParts } from './parts';

/** The lists of the room, side by side; `here` is the name of the one that is shown. */
export function MonitoringTabs({ here }: { here: string }) {
  const { t } = useTranslation();
  const look = (name: string) =>
    name === here ? ({ variant: 'light', 'aria-current': 'page' } as const) : ({ variant: 'subtle' } as const);
  return (
    <Group gap={4} component="nav" aria-label={t('monitoring.parts')} className="no-print">
      {useParts().map(({ name, to }) => (
        <ButtonLink key={name} to={to as '/'} size="xs" {...look(name)}>
          {t(`monitoring.${name}` as WordKey)}
        </ButtonLink>
      ))}
    </Group>
  );
}
