import { UnstyledButton } from '@mantine/core';
import { IconFocus2 } from '@tabler/icons-react';
import { useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useOrganization } from '../../shared/api/getOrganization';
import { useTranslation, withRareWords } from '../../shared/i18n/i18n';
import classes from './FocusButton.module.css';

const FocusPanel = lazy(() => withRareWords(() => import('./FocusPanel')));

/** The organisation and the year every list looks at; both stand in the address. */
export function FocusButton() {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const { org, year } = useSearch({ strict: false });
  const organization = useOrganization(org).data;
  const words = [
    organization?.shortName ?? organization?.name ?? (org ? '…' : t('focus.allOrganizations')),
    year ?? t('focus.allYears'),
  ];
  return (
    <>
      <UnstyledButton className={classes.button} onClick={() => setOpened(true)} aria-haspopup="dialog">
        <IconFocus2 size={18} aria-hidden />
        <span className="visually-hidden">{`${t('focus.title')}: `}</span>
        <span className={classes.words} data-narrow={org || year ? undefined : true}>
          {words.join(' · ')}
        </span>
      </UnstyledButton>
      {opened && (
        <Suspense>
          <FocusPanel onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </>
  );
}
