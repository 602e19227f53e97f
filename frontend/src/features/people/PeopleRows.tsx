import { Text } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import type { Membership, Person } from '../../shared/api/types';
import { formatInstant } from '../../shared/format/dates';
import { codeWord } from '../../shared/i18n/codes';
import grid from '../../shared/ui/DataTable.module.css';
import type { Shown } from '../../shared/ui/columns';
import { AppLink } from '../../shared/ui/links';
import { PersonStateMark } from './PersonStateMark';

const FEW = 3;

export function PeopleRows({ items, shown }: { items: Person[]; shown: Shown }) {
  const { t, i18n } = useTranslation();
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('people.name')}</th>
          {shown('roles') && <th role="columnheader">{t('people.roles')}</th>}
          {shown('state') && <th role="columnheader">{t('people.state')}</th>}
          {shown('lastSignIn') && <th role="columnheader">{t('people.lastSignIn')}</th>}
          {shown('email') && <th role="columnheader">{t('people.email')}</th>}
          {shown('phone') && <th role="columnheader">{t('people.phone')}</th>}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((person) => (
          <tr key={person.id} role="row">
            <td role="cell" className={grid.lead}>
              <AppLink to="/people/$personId" params={{ personId: person.id }}>
                {person.name}
              </AppLink>
              {person.position && (
                <Text size="sm" className="quiet">
                  {person.position}
                </Text>
              )}
            </td>
            {shown('roles') && (
              <td role="cell">
                <Roles memberships={person.memberships} />
              </td>
            )}
            {shown('state') && (
              <td role="cell">
                <PersonStateMark state={person.state} />
              </td>
            )}
            {shown('lastSignIn') && (
              <td role="cell" data-label={t('people.lastSignIn')} className={grid.nowrap}>
                {person.lastSignInAt && formatInstant(person.lastSignInAt, i18n.language)}
              </td>
            )}
            {shown('email') && <td role="cell">{person.email}</td>}
            {shown('phone') && (
              <td role="cell" className={grid.nowrap}>
                {person.phone}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A curator may have dozens of schools: the row names a few and counts the rest. */
function Roles({ memberships }: { memberships: Membership[] }) {
  const { t } = useTranslation();
  const present = memberships.filter((one) => one.state !== 'ENDED');
  const shown = present.length > 0 ? present : memberships;
  return (
    <>
      {shown.slice(0, FEW).map((one) => (
        <Text key={one.id} size="sm" className={one.state === 'ENDED' ? 'quiet' : undefined}>
          {codeWord('role', one.role)}, {one.organization.name}
          {one.state !== 'CURRENT' && ` (${codeWord('membershipState', one.state)})`}
        </Text>
      ))}
      {shown.length > FEW && (
        <Text size="sm" className="quiet">
          {t('term.more', { count: shown.length - FEW })}
        </Text>
      )}
    </>
  );
}
