import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { codeWord } from '../../shared/i18n/codes';
import grid from '../../shared/ui/DataTable.module.css';
import { Loading } from '../../shared/ui/Loading';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { usePeople } from './api/listPeople';

/** Who works in an organisation, with their roles there. */
export function PeopleOf({ organizationId }: { organizationId: string }) {
  const { t } = useTranslation();
  const people = usePeople(organizationId, true);
  const rolesHere = (memberships: { role: string; organization: { id: string } }[]) =>
    memberships.filter((one) => one.organization.id === organizationId).map((one) => codeWord('role', one.role));
  if (people.error) return <ProblemAlert error={people.error} onRetry={() => void people.refetch()} />;
  if (people.isPending) return <Loading rows={2} />;
  if (people.data.items.length === 0) return null;
  return (
    <section>
      <Title order={2}>{t('organizations.people')}</Title>
      <table className={grid.table} role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader">{t('organizations.person')}</th>
            <th role="columnheader">{t('session.role')}</th>
            <th role="columnheader">{t('organizations.email')}</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {people.data.items.map((person) => (
            <tr key={person.id} role="row">
              <td role="cell">{person.name}</td>
              <td role="cell">{rolesHere(person.memberships).join(', ')}</td>
              <td role="cell">{person.email}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
