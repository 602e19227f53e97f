import { ActionIcon, Kbd, UnstyledButton } from '@mantine/core';
import {
  IconBuilding,
  IconChartBar,
  IconChecklist,
  IconClipboardText,
  IconEye,
  IconFileText,
  IconLayoutDashboard,
  IconMap2,
  IconMapPin,
  IconSchool,
  IconSearch,
  IconSettings,
  IconUsers,
} from '@tabler/icons-react';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation, withDashboardWords, withRareWords } from '../../shared/i18n/i18n';
import { ApiProblem } from '../../shared/api/problem';
import { useMe } from '../../shared/api/getMe';
import { Loading } from '../../shared/ui/Loading';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { BellButton } from '../../features/notifications/BellButton';
import { useMayAdminister } from '../administration/sections';
import { FocusButton } from './FocusButton';
import { LiveSign } from './LiveSign';
import { OfflineNotice } from './OfflineNotice';
import { PersonButton } from './PersonButton';
import classes from './Shell.module.css';

const Search = lazy(() => import('./Search'));
const SavedViews = lazy(() => withDashboardWords(() => import('../../features/views/SavedViews')));
const Invited = lazy(() => withRareWords(() => import('../../features/session/Invited')));
const NoMembership = lazy(() => withRareWords(() => import('../../features/session/NoMembership')));

/** Lists, and what else has much to choose: what is chosen there can be kept under a name. */
const LISTS = /^\/[a-z-]+(\/(values|overdue))?$/;

/** Whoever controls, or only looks at what others do; a reporter's own day is in the tasks. */
const controls = (may: string[]) =>
  may.includes('checkpoints:control') || (may.includes('checkpoints:read') && !may.includes('checkpoints:report'));
const allowed = (permission: string) => (may: string[]) => may.includes(permission);
const always = () => true;

const places = [
  { to: '/tasks', word: 'nav.tasks', Icon: IconChecklist, shown: allowed('checkpoints:read') },
  {
    to: '/dashboard',
    word: 'nav.dashboard',
    Icon: IconLayoutDashboard,
    shown: allowed('monitoring:read'),
    rare: true,
  },
  { to: '/control', word: 'nav.control', Icon: IconEye, shown: controls },
  { to: '/roadmaps', word: 'nav.roadmaps', Icon: IconMap2, shown: always },
  { to: '/surveys', word: 'nav.surveys', Icon: IconClipboardText, shown: allowed('surveys:read') },
  {
    to: '/monitoring',
    word: 'nav.monitoring',
    Icon: IconChartBar,
    shown: allowed('monitoring:read'),
    rare: true,
    parts: /^\/(assessments|identifications|indicators|monitoring-rounds|courses|events|engagement)\b/,
  },
  {
    to: '/report-obligations',
    word: 'nav.reports',
    Icon: IconFileText,
    shown: allowed('reports:read'),
    rare: true,
    parts: /^\/(consolidated-reports|report-templates)\b/,
  },
  { to: '/organizations', word: 'nav.organizations', Icon: IconBuilding, shown: always },
  {
    to: '/visits',
    word: 'nav.visits',
    Icon: IconMapPin,
    shown: allowed('visits:read'),
    parts: /^\/(recommendations|visit-checklists)\b/,
  },
  { to: '/people', word: 'nav.people', Icon: IconUsers, shown: allowed('people:read'), rare: true },
  { to: '/programmes', word: 'nav.programmes', Icon: IconSchool, shown: allowed('programmes:read'), rare: true },
] as const;

/** The frame of every page: only what the person may use stands in the navigation. */
export function Shell() {
  const { t } = useTranslation();
  const [searching, setSearching] = useState(false);
  const [loadSearch, setLoadSearch] = useState(false);
  const openSearch = () => {
    setLoadSearch(true);
    setSearching(true);
  };
  useShortcut(openSearch);
  const permissions = useMe().data?.permissions ?? [];
  const mine = places.filter(({ shown }) => shown(permissions));
  const path = useLocation({ select: ({ pathname }) => pathname });
  const mayAdminister = useMayAdminister();
  return (
    <div className={classes.shell}>
      <a className="skip" href="#content">
        {t('shell.skip')}
      </a>
      <header className={`${classes.header} no-print`}>
        <Link to="/" className={classes.brand}>
          {t('app.name')}
        </Link>
        <UnstyledButton className={classes.search} onClick={openSearch}>
          <IconSearch size={16} aria-hidden />
          <span>{t('shell.search')}</span>
          <Kbd size="xs">{t('shell.searchKeys')}</Kbd>
        </UnstyledButton>
        <ActionIcon
          variant="subtle"
          className={classes.searchSmall}
          aria-label={t('shell.search')}
          onClick={openSearch}
          size="lg"
        >
          <IconSearch size={20} aria-hidden />
        </ActionIcon>
        {LISTS.test(path) && permissions.length > 0 && (
          <Suspense>
            <SavedViews />
          </Suspense>
        )}
        <FocusButton />
        <LiveSign />
        <BellButton />
        <PersonButton />
      </header>
      <nav className={`${classes.nav} no-print`} aria-label={t('nav.label')}>
        {mine.map(({ to, word, Icon, ...place }) => (
          <Link
            key={to}
            to={to}
            className={'rare' in place ? `${classes.place} ${classes.rare}` : classes.place}
            activeOptions={{ exact: false, includeSearch: false }}
            data-status={'parts' in place && place.parts.test(path) ? 'active' : undefined}
          >
            <Icon size={20} aria-hidden />
            <span>{t(word)}</span>
          </Link>
        ))}
        {mayAdminister && (
          <Link to="/administration" className={`${classes.place} ${classes.rare}`}>
            <IconSettings size={20} aria-hidden />
            <span>{t('nav.administration')}</span>
          </Link>
        )}
      </nav>
      <main className={classes.main} id="content" tabIndex={-1}>
        <OfflineNotice />
        <Admitted />
      </main>
      {loadSearch && (
        <Suspense>
          <Search opened={searching} onClose={() => setSearching(false)} />
        </Suspense>
      )}
    </div>
  );
}

/** A good token of a person no organisation knows opens nothing. */
function Admitted() {
  const me = useMe();
  const code = useLocation({ select: invitationCode });
  if (me.error instanceof ApiProblem && me.error.problem.type.endsWith('no-membership')) {
    return <Suspense fallback={<Loading />}>{code ? <Invited code={code} /> : <NoMembership />}</Suspense>;
  }
  if (me.error) return <ProblemAlert error={me.error} onRetry={() => void me.refetch()} />;
  return (
    <Suspense fallback={<Loading />}>
      <Outlet />
    </Suspense>
  );
}

const invitationCode = ({ pathname, searchStr }: { pathname: string; searchStr: string }) =>
  pathname === '/invitation' ? new URLSearchParams(searchStr).get('code') : null;

function useShortcut(open: () => void) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.code === 'KeyK') {
        event.preventDefault();
        open();
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [open]);
}
