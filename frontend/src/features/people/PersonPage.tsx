import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation, withRareWords } from '../../shared/i18n/i18n';
import { isMissing } from '../../shared/api/problem';
import type { Person } from '../../shared/api/types';
import { HistoryButton } from '../../shared/audit/HistoryButton';
import { formatDay, formatInstant } from '../../shared/format/dates';
import { EmptyState } from '../../shared/ui/EmptyState';
import { AppLink, ButtonLink } from '../../shared/ui/links';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { Loading } from '../../shared/ui/Loading';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { usePerson } from '../../shared/api/getPerson';
import { MembershipRows } from './MembershipRows';
import { PersonStateMark } from './PersonStateMark';
import { useGrantableRoles } from './roles';

const AddRoleDialog = lazyDialog(() => import('./AddRoleDialog').then((found) => found.AddRoleDialog));
const ForgetContacts = lazy(() => withRareWords(() => import('./ForgetContacts')));
const EditPersonDialog = lazyDialog(() => import('./EditPersonDialog').then((found) => found.EditPersonDialog));
const LeaveDialog = lazyDialog(() => import('./LeaveDialog').then((found) => found.LeaveDialog));
const RenewDialog = lazyDialog(() => import('./RenewDialog').then((found) => found.RenewDialog));
const ReturnDialog = lazyDialog(() => import('./ReturnDialog').then((found) => found.ReturnDialog));

/** One person: how to reach them, what they are and were, and what may be done. */
export default function PersonPage() {
  const { t } = useTranslation();
  const { personId } = useParams({ from: '/people/$personId' });
  const found = usePerson(personId);
  if (found.error && isMissing(found.error)) {
    return (
      <EmptyState page title={t('people.missingTitle')} text={t('people.missingText')}>
        <ButtonLink to="/people">{t('people.toList')}</ButtonLink>
      </EmptyState>
    );
  }
  if (found.error) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  return <Loaded person={found.data} />;
}

function Loaded({ person }: { person: Person }) {
  const { t } = useTranslation();
  const present = person.memberships.filter((one) => one.state !== 'ENDED');
  const past = person.memberships.filter((one) => one.state === 'ENDED');
  return (
    <Stack gap="lg">
      <Stack gap={6}>
        <AppLink to="/people" w="fit-content">
          {t('nav.people')}
        </AppLink>
        <PageTitle title={person.name} />
        <Facts person={person} />
        <Actions person={person} />
      </Stack>
      {person.leftOn && (
        <Alert color="gray" title={t('people.leftOn', { date: formatDay(person.leftOn) })}>
          {person.leftReason}
        </Alert>
      )}
      <section>
        <Title order={2}>{t('people.rolesNow')}</Title>
        {present.length > 0 ? (
          <MembershipRows items={present} />
        ) : (
          <Text className="quiet">{t('people.noRolesNow')}</Text>
        )}
      </section>
      {past.length > 0 && (
        <section>
          <Title order={2}>{t('people.rolesBefore')}</Title>
          <MembershipRows items={past} />
        </section>
      )}
    </Stack>
  );
}

function Facts({ person }: { person: Person }) {
  const { t, i18n } = useTranslation();
  const contacts = [person.position, person.email, person.phone].filter(Boolean);
  return (
    <>
      {contacts.length > 0 && <Text className="quiet">{contacts.join(' · ')}</Text>}
      <Group gap="md">
        <PersonStateMark state={person.state} />
        {person.state !== 'INVITED' && (
          <Text size="sm" className="quiet">
            {person.lastSignInAt
              ? t('people.lastSignInIs', { date: formatInstant(person.lastSignInAt, i18n.language) })
              : t('people.neverSignedIn')}
          </Text>
        )}
      </Group>
    </>
  );
}

type Open = 'edit' | 'role' | 'renew' | 'leave' | 'return' | null;

function Actions({ person }: { person: Person }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Open>(null);
  const mayGrant = useGrantableRoles().length > 0;
  const may = (action: Person['allowedActions'][number]) => person.allowedActions.includes(action);
  const close = () => setOpen(null);
  const button = (what: Open, word: string, color?: string) => (
    <Button size="xs" variant="default" c={color} onClick={() => setOpen(what)}>
      {word}
    </Button>
  );
  return (
    <Group gap="xs" className="no-print">
      {may('update') && button('edit', t('people.edit'))}
      {may('addMembership') && mayGrant && button('role', t('people.addRole'))}
      {may('invite') &&
        button('renew', t(person.state === 'INVITED' ? 'people.renewInvitation' : 'people.renewPassword'))}
      {may('leave') && button('leave', t('people.leave'), 'red')}
      {may('return') && mayGrant && button('return', t('people.return'))}
      {may('forgetContacts') && (
        <Suspense>
          <ForgetContacts person={person} />
        </Suspense>
      )}
      <HistoryButton entity="person" entityId={person.id} />
      {open === 'edit' && <EditPersonDialog person={person} onClose={close} />}
      {open === 'role' && <AddRoleDialog person={person} onClose={close} />}
      {open === 'renew' && <RenewDialog person={person} onClose={close} />}
      {open === 'leave' && <LeaveDialog person={person} onClose={close} />}
      {open === 'return' && <ReturnDialog person={person} onClose={close} />}
    </Group>
  );
}
